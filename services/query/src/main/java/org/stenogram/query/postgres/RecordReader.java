package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stenogram.query.oai.OaiRecord;
import org.stenogram.query.oai.Selection;
import org.stenogram.query.oai.Selection.Place;

/// Reads documents in the order in which the archive told of them, for harvesters.
public final class RecordReader {

    private static final String RECORDS = """
            SELECT r.document_id, r.run_id, r.stamped_at, r.feed_position, r.collection, r.name,
                   coalesce(nullif(r.title, ''), r.name) AS title, r.meeting_date, r.place, r.language, r.media_type, r.is_withdrawn,
                   ARRAY(SELECT coalesce(s.speaker_name, s.speaker_label)
                           FROM archive.v_segment s
                          WHERE s.run_id = r.run_id AND s.speaker_label IS NOT NULL
                          GROUP BY 1
                          ORDER BY sum(s.end_offset - s.start_offset) DESC, 1
                          LIMIT 10) AS speakers
              FROM archive.v_record r
             WHERE true""";

    private final Archive archive;

    /// @param archive where to read
    public RecordReader(Archive archive) {
        this.archive = archive;
    }

    /// The next records, and one more when there are more.
    public List<OaiRecord> list(Selection selection) {
        Sql sql = Sql.of(RECORDS)
                .when(selection.first(), " AND r.stamped_at >= ?")
                .when(selection.end(), " AND r.stamped_at < ?")
                .when(selection.collection(), " AND r.collection = ?");
        Place after = selection.after();
        if (after != null) {
            sql.add(" AND (r.stamped_at, r.feed_position) > (?, ?)", after.stampedAt(), after.position());
        }
        sql.add(
                " ORDER BY r.stamped_at, r.feed_position LIMIT ?",
                selection.format().pageSize() + 1);
        return archive.list(sql, RecordReader::oai);
    }

    /// One record, empty when there is none.
    public Optional<OaiRecord> one(UUID documentId) {
        return archive.one(Sql.of(RECORDS).add(" AND r.document_id = ?", documentId), RecordReader::oai);
    }

    /// When the first record was told of, empty when there is none.
    public Optional<Instant> earliest() {
        return archive.one(
                Sql.of("SELECT stamped_at FROM archive.v_record ORDER BY stamped_at, feed_position LIMIT 1"),
                row -> row.time("stamped_at"));
    }

    /// The collections, by name.
    public List<String> collections() {
        return archive.list(
                Sql.of("SELECT DISTINCT collection FROM archive.v_document ORDER BY collection"),
                row -> row.text("collection"));
    }

    private static OaiRecord oai(Row row) throws SQLException {
        return new OaiRecord(
                row.uuid("document_id"),
                row.uuid("run_id"),
                new Place(row.time("stamped_at"), row.large("feed_position")),
                row.text("collection"),
                row.text("name"),
                row.text("title"),
                row.textOrNull("meeting_date"),
                row.textOrNull("place"),
                row.textOrNull("language"),
                row.text("media_type"),
                row.texts("speakers"),
                row.flag("is_withdrawn"));
    }
}
