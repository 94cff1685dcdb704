package org.stenogram.storage.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.Extraction;
import org.stenogram.contracts.PipelineEvent.HeaderField;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.PageBreak;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.contracts.RunId;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.storage.editions.Edition;
import org.stenogram.storage.editions.StoredEdition;

/// Editions read back from their tables, as the event that they were made of.
final class StoredEditions {

    private static final String READ = """
            SELECT e.run_id, e.document_id, e.version_no, e.edition_no, e.title, e.meeting_date, e.place, e.language,
                   e.confidence, e.extraction, e.body, e.edits, e.pages, e.fields, e.quality, e.archived_at, v.sha256,
                   v.bytes, v.media_type
              FROM archive.edition e
              JOIN archive.version v ON v.document_id = e.document_id AND v.version_no = e.version_no
             WHERE e.document_id = ?
             ORDER BY e.edition_no
            """;

    /// A long segment is several rows.
    private static final String SEGMENTS = """
            SELECT ordinal, min(kind) AS kind, min(speaker::text) AS speaker, min(start_offset) AS start_offset,
                   max(end_offset) AS end_offset, min(confidence) AS confidence, min(annotations::text) AS annotations
              FROM archive.segment
             WHERE run_id = ?
             GROUP BY ordinal
             ORDER BY ordinal
            """;

    private static final String PEOPLE = """
            SELECT p.local_id, p.name, p.offices, p.is_present,
                   array(SELECT a.alias
                           FROM archive.person_alias a
                          WHERE a.run_id = p.run_id
                            AND a.person_id = p.person_id
                            AND a.alias <> p.name
                          ORDER BY a.alias COLLATE "C") AS aliases
              FROM archive.edition_person p
             WHERE p.run_id = ?
             ORDER BY length(p.local_id), p.local_id
            """;

    private StoredEditions() {}

    /// All editions of a document.
    static List<StoredEdition> read(Connection connection, UUID documentId) throws SQLException {
        List<StoredEdition> editions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setObject(1, documentId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID runId = row.getObject("run_id", UUID.class);
                    editions.add(new StoredEdition(
                            runId,
                            row.getInt("version_no"),
                            row.getInt("edition_no"),
                            Objects.requireNonNull(Timestamps.get(row, "archived_at")),
                            Edition.of(source(connection, row, documentId, runId))));
                }
            }
        }
        return editions;
    }

    private static DocumentSegmented source(Connection connection, ResultSet row, UUID documentId, UUID runId)
            throws SQLException {
        return new DocumentSegmented(
                new DocumentId(documentId),
                new RunId(runId),
                new Original(row.getString("sha256"), row.getLong("bytes"), row.getString("media_type")),
                new CleanedText(
                        EventJson.read(row.getString("extraction"), Extraction.class),
                        row.getString("body"),
                        list(row.getString("edits"), Edit.class),
                        list(row.getString("pages"), PageBreak.class),
                        row.getString("language"),
                        numbers(row.getString("quality"))),
                new Segmentation(
                        new Metadata(
                                row.getString("title"),
                                row.getString("meeting_date"),
                                row.getString("place"),
                                list(row.getString("fields"), HeaderField.class)),
                        segments(connection, runId),
                        people(connection, runId),
                        number(row, "confidence"),
                        new TreeMap<>()));
    }

    private static List<Segment> segments(Connection connection, UUID runId) throws SQLException {
        List<Segment> segments = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SEGMENTS)) {
            statement.setObject(1, runId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String speaker = row.getString("speaker");
                    segments.add(new Segment(
                            row.getInt("ordinal"),
                            EventJson.mapper().convertValue(row.getString("kind"), SegmentKind.class),
                            speaker == null ? null : EventJson.read(speaker, Speaker.class),
                            row.getInt("start_offset"),
                            row.getInt("end_offset"),
                            number(row, "confidence"),
                            list(row.getString("annotations"), Annotation.class)));
                }
            }
        }
        return segments;
    }

    private static List<Person> people(Connection connection, UUID runId) throws SQLException {
        List<Person> people = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PEOPLE)) {
            statement.setObject(1, runId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.add(new Person(
                            row.getString("local_id"),
                            row.getString("name"),
                            texts(row, "aliases"),
                            texts(row, "offices"),
                            row.getBoolean("is_present")));
                }
            }
        }
        return people;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /// A `real` in the digits that it was written in.
    private static double number(ResultSet row, String column) throws SQLException {
        return Double.parseDouble(row.getString(column));
    }

    static SortedMap<String, Double> numbers(String json) {
        return read(
                json, EventJson.mapper().getTypeFactory().constructMapType(TreeMap.class, String.class, Double.class));
    }

    private static <T> List<T> list(String json, Class<T> type) {
        return read(json, EventJson.mapper().getTypeFactory().constructCollectionType(List.class, type));
    }

    private static <T> T read(String json, JavaType type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the archive holds JSON that cannot be read", e);
        }
    }
}
