package org.stenogram.query.postgres;

import org.stenogram.query.reruns.QualitySignal;
import org.stenogram.query.reruns.RerunChoice;

/// The documents that a choice means, with the arrival whose bytes are run: NULL for those of the current edition.
final class RerunPick {

    private static final String ARCHIVED = """
            SELECT d.document_id, NULL::uuid AS arrival_id
              FROM archive.v_document d
             WHERE true
            """;

    /// One that failed twice is run once, with its latest bytes.
    private static final String FAILED = """
            SELECT DISTINCT ON (f.document_id) f.document_id, f.arrival_id
              FROM archive.v_failure f
              JOIN archive.v_arrival a ON a.arrival_id = f.arrival_id
             WHERE a.sha256 IS NOT NULL
               AND NOT EXISTS (SELECT FROM desk.settled_failure s WHERE s.run_id = f.run_id)
               AND NOT EXISTS (SELECT FROM archive.v_run r WHERE r.document_id = f.document_id AND r.opened_at > f.failed_at)
            """;

    private static final String OTHER_SOFTWARE = """
             AND NOT EXISTS (
                 SELECT FROM archive.v_segmented_by x WHERE x.run_id = d.run_id AND x.software = ?)
            """;

    private RerunPick() {}

    /// @param software what is at work now
    static Sql of(RerunChoice choice, String software) {
        Sql sql = Sql.of(choice.failed() ? FAILED : ARCHIVED);
        if (choice.failed()) {
            sql.when(choice.collection(), " AND f.collection = ?");
            DateCondition.add(sql, "to_char(f.failed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')", choice.dates());
            return sql.add(" ORDER BY f.document_id, f.failed_at DESC");
        }
        sql.when(choice.collection(), " AND d.collection = ?");
        DateCondition.add(sql, "d.meeting_date", choice.dates());
        if (choice.otherSoftware()) {
            sql.add(OTHER_SOFTWARE, software);
        }
        QualitySignal signal = choice.signal();
        if (signal == QualitySignal.CONFIDENCE) {
            sql.add(" AND d.speeches > 0 AND d.confidence < ?", choice.threshold());
        } else if (signal != null) {
            sql.add(" AND (d.quality ->> ?)::double precision > ?", signal.code(), choice.threshold());
        }
        return sql;
    }
}
