package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.DocumentAnswer.Attribution;
import org.stenogram.query.answers.DocumentAnswer.Detail;
import org.stenogram.query.answers.DocumentAnswer.Edition;
import org.stenogram.query.answers.DocumentAnswer.Ledger;
import org.stenogram.query.answers.DocumentAnswer.Original;
import org.stenogram.query.answers.DocumentAnswer.Participant;
import org.stenogram.query.answers.DocumentAnswer.Segment;
import org.stenogram.query.answers.DocumentAnswer.Summary;
import org.stenogram.query.answers.DocumentAnswer.Version;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.RawJson;
import org.stenogram.query.answers.SearchAnswer.Place;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.DateRange;
import org.stenogram.query.questions.Paging;

/// Reads documents in their current editions.
public final class DocumentReader {

    private static final String DOCUMENTS = "documents";
    private static final String SEGMENTS = "segments";
    private static final String EDITS = "edits";

    private static final String SUMMARY = """
            SELECT d.document_id, d.run_id, d.name, d.collection, d.title, d.meeting_date, d.place, d.language, d.version_no,
                   d.edition_no, d.speeches, d.people, d.words, d.confidence, d.archived_at, d.bucket_key, d.sha256, d.bytes,
                   d.media_type,
                   ARRAY(SELECT coalesce(s.speaker_name, s.speaker_label)
                           FROM archive.v_current_segment s
                          WHERE s.run_id = d.run_id AND s.speaker_label IS NOT NULL
                          GROUP BY 1
                          ORDER BY sum(s.end_offset - s.start_offset) DESC, 1
                          LIMIT 10) AS speakers
              FROM archive.v_document d
             WHERE true""";

    private final Archive archive;

    /// @param archive where to read
    public DocumentReader(Archive archive) {
        this.archive = archive;
    }

    /// Documents, the one archived last first.
    ///
    /// @param name part of the file's name, in any case
    public Page<Summary> list(@Nullable String collection, @Nullable String name, DateRange dates, Paging paging) {
        Sql sql = Sql.of(SUMMARY)
                .when(collection, " AND d.collection = ?")
                .when(name, " AND strpos(lower(d.name), lower(?)) > 0");
        DateCondition.add(sql, "d.meeting_date", dates);
        Cursor after = paging.after(DOCUMENTS, 2);
        if (after != null) {
            sql.add(
                    " AND (d.archived_at < ? OR (d.archived_at = ? AND d.document_id > ?))",
                    after.time(0),
                    after.time(0),
                    after.uuid(1));
        }
        sql.add(" ORDER BY d.archived_at DESC, d.document_id LIMIT ?", paging.limitAndOne());
        return Page.of(
                archive.list(sql, DocumentReader::summary),
                paging.limit(),
                row -> Cursor.of(DOCUMENTS, row.archivedAt(), row.documentId()).encode());
    }

    /// A document's row in the list, empty when no such document can be found.
    public Optional<Summary> summary(UUID documentId) {
        return archive.one(Sql.of(SUMMARY).add(" AND d.document_id = ?", documentId), DocumentReader::summary);
    }

    /// What names the current edition, empty when no such document can be found.
    public Optional<Version> version(UUID documentId) {
        return archive.one(
                Sql.of("""
                        SELECT d.run_id, d.name, d.sha256, d.media_type,
                               (SELECT count(*) FROM archive.v_amendment a WHERE a.document_id = d.document_id) AS amendments
                          FROM archive.v_document d
                         WHERE d.document_id = ?
                        """, documentId),
                row -> new Version(
                        row.uuid("run_id"),
                        row.text("name"),
                        row.text("sha256"),
                        row.text("media_type"),
                        row.number("amendments")));
    }

    /// A document in full, its texts aside.
    public Optional<Detail> detail(UUID documentId) {
        Sql sql = Sql.of(
                        "SELECT d.*, e.extraction, e.fields, e.quality, e.pages, jsonb_array_length(e.edits) AS edits,")
                .add(
                        " (SELECT count(DISTINCT s.ordinal) FROM archive.v_current_segment s WHERE s.run_id = d.run_id) AS segments")
                .add(" FROM (" + SUMMARY + " AND d.document_id = ?) d", documentId)
                .add(" JOIN archive.v_edition e ON e.run_id = d.run_id");
        // What is asked besides is asked when the connection is given back: who holds one and waits for a second, while
        // as many others do the same, waits for ever.
        return archive.one(sql, row -> detail(row, documentId)).map(Supplier::get);
    }

    private Supplier<Detail> detail(Row row, UUID documentId) throws SQLException {
        Summary summary = summary(row);
        String key = row.text("bucket_key");
        Original original = new Original(row.text("sha256"), row.large("bytes"), row.text("media_type"));
        RawJson fields = row.json("fields");
        RawJson extraction = row.json("extraction");
        RawJson quality = row.json("quality");
        RawJson pages = row.json("pages");
        int segments = row.number("segments");
        int edits = row.number("edits");
        return () -> new Detail(
                summary,
                key,
                original,
                fields,
                extraction,
                quality,
                pages,
                segments,
                edits,
                participants(summary.runId()),
                editions(documentId));
    }

    private List<Participant> participants(UUID runId) {
        return archive.list(
                Sql.of("""
                        WITH spoken AS (
                             SELECT s.person_id, count(DISTINCT s.ordinal)::integer AS speeches
                               FROM archive.v_segment s
                              WHERE s.run_id = ? AND s.person_id IS NOT NULL
                              GROUP BY s.person_id)
                        SELECT p.person_id, p.name, p.offices, p.is_present, coalesce(spoken.speeches, 0) AS speeches
                          FROM archive.v_edition_person p
                          LEFT JOIN spoken ON spoken.person_id = p.person_id
                         WHERE p.run_id = ?
                         ORDER BY speeches DESC, p.name, p.local_id
                        """, runId, runId),
                row -> new Participant(
                        row.uuid("person_id"),
                        row.text("name"),
                        row.texts("offices"),
                        row.flag("is_present"),
                        row.number("speeches")));
    }

    private List<Edition> editions(UUID documentId) {
        return archive.list(
                Sql.of("""
                        SELECT edition_no, version_no, run_id, is_current, archived_at
                          FROM archive.v_edition
                         WHERE document_id = ?
                         ORDER BY edition_no DESC
                         LIMIT 100
                        """, documentId),
                row -> new Edition(
                        row.number("edition_no"),
                        row.number("version_no"),
                        row.uuid("run_id"),
                        row.flag("is_current"),
                        row.time("archived_at")));
    }

    /// The cleaned text of an edition.
    public Optional<String> text(UUID runId) {
        return archive.one(
                Sql.of("SELECT body FROM archive.v_edition WHERE run_id = ?", runId), row -> row.text("body"));
    }

    /// The cleaned text of an edition and what led to it.
    ///
    /// @param edition its number, 0 for the current one
    public Optional<Ledger> ledger(UUID documentId, int edition) {
        return archive.one(
                Sql.of(
                                "SELECT e.edition_no, e.is_current, coalesce(nullif(e.title, ''), d.name) AS title, e.body, e.edits, e.pages")
                        .add(" FROM archive.v_edition e JOIN archive.v_document d ON d.document_id = e.document_id")
                        .add(" WHERE e.document_id = ? AND ", documentId)
                        .add(edition == 0 ? "e.is_current AND ? = 0" : "e.edition_no = ?", edition),
                row -> new Ledger(
                        row.number("edition_no"),
                        row.flag("is_current"),
                        row.text("title"),
                        row.text("body"),
                        row.json("edits"),
                        row.json("pages")));
    }

    /// The segments of an edition, in reading order.
    ///
    /// @param from the first ordinal wanted, when there is no cursor
    public Page<Segment> segments(UUID runId, int from, Paging paging) {
        Cursor after = paging.after(SEGMENTS, 1);
        int first = after == null ? from : after.number(0);
        Sql sql = Sql.of("""
                SELECT ordinal, min(kind) AS kind, min(person_id::text)::uuid AS person_id, min(speaker_label) AS speaker_label,
                       min(speaker_name) AS speaker_name, (array_agg(speaker ORDER BY part_no))[1] AS speaker,
                       min(start_offset) AS start_offset, max(end_offset) AS end_offset, min(original_start) AS original_start,
                       max(original_end) AS original_end, (array_agg(page_label ORDER BY part_no))[1] AS page_label,
                       min(confidence) AS confidence, string_agg(body, '' ORDER BY part_no) AS body,
                       (array_agg(annotations ORDER BY part_no))[1] AS annotations
                  FROM archive.v_segment
                 WHERE run_id = ? AND ordinal >= ?
                 GROUP BY ordinal
                 ORDER BY ordinal
                 LIMIT ?
                """, runId, first, paging.limitAndOne());
        Sql outer = Sql.of("""
                SELECT g.*, g.speaker ->> 'type' AS speaker_type, g.speaker ->> 'rule' AS speaker_rule,
                       (g.speaker ->> 'confidence')::double precision AS speaker_confidence,
                       coalesce(g.speaker -> 'rivals', '[]') AS rivals
                  FROM (""");
        outer.add(sql.text(), sql.values().toArray()).add(") g ORDER BY g.ordinal");
        return Page.of(
                archive.list(outer, DocumentReader::segment),
                paging.limit(),
                row -> Cursor.of(SEGMENTS, row.ordinal() + 1).encode());
    }

    /// The edit ledger of an edition, by start in the extracted text.
    public Page<RawJson> edits(UUID runId, Paging paging) {
        Cursor after = paging.after(EDITS, 1);
        int first = after == null ? 0 : after.number(0);
        List<Numbered> rows = archive.list(
                Sql.of("""
                        SELECT entry.value, entry.number
                          FROM archive.v_edition e
                         CROSS JOIN LATERAL jsonb_array_elements(e.edits) WITH ORDINALITY AS entry (value, number)
                         WHERE e.run_id = ? AND entry.number > ?
                         ORDER BY entry.number
                         LIMIT ?
                        """, runId, first, paging.limitAndOne()),
                row -> new Numbered(row.number("number"), row.json("value")));
        return Page.of(rows, paging.limit(), row -> Cursor.of(EDITS, row.number).encode())
                .map(Numbered::value);
    }

    private record Numbered(int number, RawJson value) {}

    private static Summary summary(Row row) throws SQLException {
        UUID id = row.uuid("document_id");
        return new Summary(
                id,
                row.uuid("run_id"),
                row.text("name"),
                row.text("collection"),
                row.textOrNull("title"),
                row.textOrNull("meeting_date"),
                row.textOrNull("place"),
                row.textOrNull("language"),
                row.number("version_no"),
                row.number("edition_no"),
                row.number("speeches"),
                row.number("people"),
                row.number("words"),
                row.fraction("confidence"),
                row.texts("speakers"),
                row.time("archived_at"),
                Links.document(id));
    }

    private static Segment segment(Row row) throws SQLException {
        String label = row.textOrNull("speaker_label");
        return new Segment(
                row.number("ordinal"),
                row.text("kind"),
                label == null
                        ? null
                        : new Attribution(
                                label,
                                row.textOrNull("speaker_name"),
                                row.uuidOrNull("person_id"),
                                row.textOrNull("speaker_type"),
                                row.textOrNull("speaker_rule"),
                                row.doubleOrNull("speaker_confidence"),
                                row.json("rivals")),
                row.number("start_offset"),
                row.number("end_offset"),
                new Place(row.number("original_start"), row.number("original_end"), row.textOrNull("page_label")),
                row.fraction("confidence"),
                row.text("body"),
                row.json("annotations"));
    }
}
