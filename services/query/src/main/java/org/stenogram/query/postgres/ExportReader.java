package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.ExportedDocument.ExportedSpeaker;
import org.stenogram.exports.ExportedDocument.Holding;
import org.stenogram.exports.ExportedDocument.Source;
import org.stenogram.exports.LoggedEvent;
import org.stenogram.query.answers.DocumentAnswer.Version;

/// Reads whole editions, to be given out in other forms.
public final class ExportReader {

    private static final String EDITION = """
            SELECT e.run_id, e.document_id, e.edition_no, e.version_no, e.title, e.meeting_date, e.place, e.language, e.body, e.edits,
                   e.pages, e.fields, e.quality, e.archived_at, d.name, d.collection, v.sha256, v.bytes, v.media_type
              FROM archive.v_edition e
              JOIN archive.v_document d ON d.document_id = e.document_id
              JOIN archive.v_version v ON v.document_id = e.document_id AND v.version_no = e.version_no
            """;

    private static final String SEGMENTS = """
            SELECT s.ordinal, min(s.kind) AS kind, min(s.speaker_label) AS label, min(s.speaker_name) AS name,
                   min(s.person_id::text) AS person_id,
                   ((array_agg(s.speaker ORDER BY s.part_no))[1] ->> 'confidence')::double precision AS confidence,
                   min(s.start_offset) AS start_offset, max(s.end_offset) AS end_offset,
                   (array_agg(s.annotations ORDER BY s.part_no))[1] AS annotations
              FROM archive.v_segment s
             WHERE s.run_id = ?
             GROUP BY s.ordinal
             ORDER BY s.ordinal
            """;

    private static final String PEOPLE = """
            SELECT p.person_id, p.name, p.offices, p.is_present,
                   ARRAY(SELECT a.alias
                           FROM archive.v_person_alias a
                          WHERE a.run_id = p.run_id AND a.person_id = p.person_id AND a.alias <> p.name
                          ORDER BY a.alias) AS aliases
              FROM archive.v_edition_person p
             WHERE p.run_id = ?
             ORDER BY p.local_id
            """;

    private static final String VERSION = """
            SELECT e.run_id, d.name, v.sha256, v.media_type,
                   (SELECT count(*) FROM archive.v_amendment a WHERE a.document_id = d.document_id) AS amendments
              FROM archive.v_edition e
              JOIN archive.v_document d ON d.document_id = e.document_id
              JOIN archive.v_version v ON v.document_id = e.document_id AND v.version_no = e.version_no
             WHERE e.document_id = ?
            """;

    private final Archive archive;

    /// @param archive where to read
    public ExportReader(Archive archive) {
        this.archive = archive;
    }

    /// What names an edition, empty when there is none of this number.
    ///
    /// @param edition its number, 0 for the current one
    public Optional<Version> version(UUID documentId, int edition) {
        return version(Sql.of(VERSION, documentId)
                .add(edition == 0 ? " AND e.is_current AND ? = 0" : " AND e.edition_no = ?", edition));
    }

    /// What names the edition that was the latest at a time, empty when there was none.
    public Optional<Version> versionAt(UUID documentId, Instant at) {
        return version(Sql.of(VERSION, documentId)
                .add(" AND e.archived_at <= ? ORDER BY e.archived_at DESC, e.edition_no DESC LIMIT 1", at));
    }

    private Optional<Version> version(Sql sql) {
        return archive.one(
                sql,
                row -> new Version(
                        row.uuid("run_id"),
                        row.text("name"),
                        row.text("sha256"),
                        row.text("media_type"),
                        row.number("amendments")));
    }

    /// A whole edition, empty when there is none.
    public Optional<ExportedDocument> edition(UUID runId) {
        return archive.one(Sql.of(EDITION).add("WHERE e.run_id = ?", runId), Edition::of)
                .map(this::complete);
    }

    /// How much has happened to a document; only grows.
    public long told(UUID documentId) {
        return archive.one(
                        Sql.of("SELECT count(*) AS told FROM archive.v_event WHERE document_id = ?", documentId),
                        row -> row.large("told"))
                .orElseThrow();
    }

    /// What happened to a document, in the order in which it was recorded.
    public List<LoggedEvent> events(UUID documentId) {
        return archive.list(
                Sql.of("""
                        SELECT event_id, type, source, run_id, occurred_at, data
                          FROM archive.v_event
                         WHERE document_id = ?
                         ORDER BY feed_position
                        """, documentId),
                row -> new LoggedEvent(
                        row.uuid("event_id"),
                        row.text("type").replaceFirst("^org\\.stenogram\\.(.*)\\.v\\d+$", "$1"),
                        row.text("source").replaceFirst("^.*/", ""),
                        row.uuidOrNull("run_id"),
                        row.time("occurred_at"),
                        row.text("data")));
    }

    /// How far the story of a document goes; it changes with each new event.
    public long lastEvent(UUID documentId) {
        return archive.one(
                        Sql.of(
                                "SELECT coalesce(max(feed_position), 0) AS last FROM archive.v_event WHERE document_id = ?",
                                documentId),
                        row -> row.large("last"))
                .orElse(0L);
    }

    private ExportedDocument complete(Edition edition) {
        CodePoints points = CodePoints.of(edition.text);
        List<ExportedSegment> segments =
                archive.list(Sql.of(SEGMENTS, edition.archive.runId()), row -> segment(row, edition.text, points));
        return new ExportedDocument(
                edition.archive,
                edition.source,
                edition.metadata,
                edition.text,
                edition.language,
                edition.edits,
                edition.pages,
                segments,
                archive.list(Sql.of(PEOPLE, edition.archive.runId()), ExportReader::person),
                edition.quality);
    }

    private static ExportedSegment segment(Row row, String text, CodePoints points) throws SQLException {
        SegmentKind kind = EventJson.read(EventJson.write(row.text("kind")), SegmentKind.class);
        String label = row.textOrNull("label");
        Double confidence = row.doubleOrNull("confidence");
        return ExportedSegment.of(
                row.number("ordinal"),
                kind,
                label == null
                        ? null
                        : new ExportedSpeaker(
                                label,
                                row.textOrNull("person_id"),
                                row.textOrNull("name"),
                                confidence == null ? 0 : confidence),
                row.number("start_offset"),
                row.number("end_offset"),
                List.of(EventJson.read(row.text("annotations"), Annotation[].class)),
                text,
                points);
    }

    private static Person person(Row row) throws SQLException {
        return new Person(
                row.uuid("person_id").toString(),
                row.text("name"),
                row.texts("aliases"),
                row.texts("offices"),
                row.flag("is_present"));
    }

    /// The row of an edition, its segments and people apart.
    private record Edition(
            Holding archive,
            Source source,
            Metadata metadata,
            String text,
            @Nullable String language,
            List<Edit> edits,
            List<PageBreak> pages,
            SortedMap<String, Double> quality) {

        static Edition of(Row row) throws SQLException {
            SortedMap<String, Double> quality = new TreeMap<>();
            EventJson.read(row.text("quality"), Signals.class).forEach(quality::put);
            return new Edition(
                    new Holding(
                            row.uuid("document_id"),
                            row.text("collection"),
                            row.number("version_no"),
                            row.number("edition_no"),
                            row.uuid("run_id"),
                            row.time("archived_at")),
                    new Source(row.text("name"), row.text("sha256"), row.large("bytes"), row.text("media_type")),
                    new Metadata(
                            row.textOrNull("title"),
                            row.textOrNull("meeting_date"),
                            row.textOrNull("place"),
                            List.of(EventJson.read(row.text("fields"), HeaderField[].class))),
                    row.text("body"),
                    row.textOrNull("language"),
                    List.of(EventJson.read(row.text("edits"), Edit[].class)),
                    List.of(EventJson.read(row.text("pages"), PageBreak[].class)),
                    quality);
        }
    }

    private static final class Signals extends TreeMap<String, Double> {

        private static final long serialVersionUID = 1L;
    }
}
