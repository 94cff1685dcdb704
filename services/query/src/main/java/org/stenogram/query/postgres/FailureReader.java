package org.stenogram.query.postgres;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stenogram.query.answers.DeskAnswer.Cause;
import org.stenogram.query.answers.DeskAnswer.FaultyOriginal;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.answers.ReceiptAnswer.Reason;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;

/// Reads the failures that are open: nobody has dealt with them, and their document has had no later run.
public final class FailureReader {

    /// How many of one kind are decided on at once at most.
    public static final int MOST = 10_000;

    private static final String LIST = "open-failures";
    private static final String FAULTY = "faulty-originals";

    private static final String OPEN = """
              FROM archive.v_failure f
             WHERE NOT EXISTS (SELECT FROM desk.settled_failure s WHERE s.run_id = f.run_id)
               AND NOT EXISTS (SELECT FROM archive.v_run r WHERE r.document_id = f.document_id AND r.opened_at > f.failed_at)
            """;

    private static final String COLUMNS = """
            SELECT f.run_id, f.document_id, f.arrival_id, f.batch_id, f.name, f.collection, f.stage, f.code, f.reason, f.action,
                   f.retryable, f.attempt, f.record_topic, f.record_partition, f.record_offset, f.failed_at
            """;

    private static final String CAUSES = """
            SELECT f.stage, f.code, mode() WITHIN GROUP (ORDER BY f.reason) AS reason,
                   mode() WITHIN GROUP (ORDER BY f.action) AS action, bool_or(f.retryable) AS retryable,
                   count(*)::integer AS failures, min(f.failed_at) AS first_at, max(f.failed_at) AS last_at,
                   (count(*) FILTER (WHERE EXISTS (SELECT FROM archive.v_arrival a
                     WHERE a.arrival_id = f.arrival_id AND a.sha256 IS NOT NULL)))::integer AS runnable,
                   (array_agg(f.name ORDER BY f.failed_at DESC) FILTER (WHERE f.name IS NOT NULL))[1:3] AS names
            """ + OPEN + """
             GROUP BY f.stage, f.code
             ORDER BY count(*) DESC, f.stage, f.code
             LIMIT 200
            """;

    private final Archive archive;

    /// @param archive where to read
    public FailureReader(Archive archive) {
        this.archive = archive;
    }

    /// Open failures by cause, the most frequent first.
    public List<Cause> causes() {
        return archive.list(
                Sql.of(CAUSES),
                row -> new Cause(
                        new Reason(
                                row.text("stage"),
                                row.text("code"),
                                row.text("reason"),
                                row.text("action"),
                                row.flag("retryable")),
                        row.number("failures"),
                        row.number("runnable"),
                        row.time("first_at"),
                        row.time("last_at"),
                        row.texts("names")));
    }

    /// Originals that were not intact when they were read last, the latest first.
    public Page<FaultyOriginal> faultyOriginals(Paging paging) {
        Sql sql = Sql.of("""
                SELECT document_id, version_no, name, collection, sha256, checked_at, check_outcome
                  FROM archive.v_check
                 WHERE check_outcome <> 'intact'
                """);
        Cursor after = paging.after(FAULTY, 3);
        if (after != null) {
            sql.add(
                    " AND (checked_at < ? OR (checked_at = ? AND (document_id, version_no) > (?, ?)))",
                    after.time(0),
                    after.time(0),
                    after.uuid(1),
                    after.number(2));
        }
        sql.add(" ORDER BY checked_at DESC, document_id, version_no LIMIT ?", paging.limitAndOne());
        return Page.of(
                archive.list(
                        sql,
                        row -> new FaultyOriginal(
                                row.uuid("document_id"),
                                row.number("version_no"),
                                row.text("name"),
                                row.text("collection"),
                                row.text("sha256"),
                                "originals/" + row.text("sha256"),
                                row.time("checked_at"),
                                row.text("check_outcome"))),
                paging.limit(),
                row -> Cursor.of(FAULTY, row.checkedAt(), row.documentId(), row.version())
                        .encode());
    }

    /// Open failures of one cause, the latest first.
    public Page<Failure> ofCause(String stage, String code, Paging paging) {
        Sql sql = Sql.of(COLUMNS + OPEN).add(" AND f.stage = ? AND f.code = ?", stage, code);
        Cursor after = paging.after(LIST, 2);
        if (after != null) {
            sql.add(
                    " AND (f.failed_at < ? OR (f.failed_at = ? AND f.run_id > ?))",
                    after.time(0),
                    after.time(0),
                    after.uuid(1));
        }
        sql.add(" ORDER BY f.failed_at DESC, f.run_id LIMIT ?", paging.limitAndOne());
        return Page.of(
                archive.list(sql, ReceiptReader::failure),
                paging.limit(),
                row -> Cursor.of(LIST, row.failedAt(), row.runId()).encode());
    }

    /// All open failures of one cause.
    public List<Failure> allOf(String stage, String code) {
        return archive.list(
                Sql.of(COLUMNS + OPEN)
                        .add(
                                " AND f.stage = ? AND f.code = ? ORDER BY f.failed_at, f.run_id LIMIT ?",
                                stage,
                                code,
                                MOST),
                ReceiptReader::failure);
    }

    /// Those of these runs whose failures are open.
    public List<Failure> ofRuns(Set<UUID> runIds) {
        return archive.list(
                Sql.of(COLUMNS + OPEN).add(" AND f.run_id = ANY (?) ORDER BY f.failed_at, f.run_id", (Object)
                        runIds.toArray(UUID[]::new)),
                ReceiptReader::failure);
    }
}
