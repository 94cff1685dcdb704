package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.Speaker;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.storage.editions.Edition;
import org.stenogram.storage.editions.PersonRow;
import org.stenogram.storage.editions.SegmentRow;
import org.stenogram.storage.editions.StoredEdition;

/// Tables `edition`, `segment`, `person`, `edition_person` and `person_alias`: all that one run made. One
/// `COPY` a table, whatever the number of documents.
final class EditionTable {

    private static final String COPY_EDITIONS = """
            COPY archive.edition (run_id, document_id, version_no, edition_no, title, meeting_date, place, language,
                   speeches, people, words, confidence, extraction, body, edits, pages, fields, quality, archived_at)
            FROM STDIN
            """;

    private static final String COPY_SEGMENTS = """
            COPY archive.segment (run_id, ordinal, part_no, kind, person_id, speaker_label, speaker_name, speaker,
                   start_offset, end_offset, original_start, original_end, page_label, confidence, annotations, body,
                   search_config)
            FROM STDIN
            """;

    private static final String COPY_EDITION_PEOPLE = """
            COPY archive.edition_person (run_id, person_id, local_id, name, offices, is_present) FROM STDIN
            """;

    private static final String WRITE_PEOPLE = """
            INSERT INTO archive.person (person_id, name)
            SELECT *
              FROM unnest(?::uuid[], ?::text[])
                ON CONFLICT DO NOTHING
            """;

    private static final String WRITE_ALIASES = """
            INSERT INTO archive.person_alias (run_id, person_id, alias)
            SELECT *
              FROM unnest(?::uuid[], ?::uuid[], ?::text[])
                ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE = """
            DELETE FROM archive.edition
             WHERE run_id = ANY (?)
            """;

    private EditionTable() {}

    private record Alias(UUID runId, UUID personId, String alias) {}

    /// Writes the editions and returns the number of segment rows.
    static long write(Connection connection, List<StoredEdition> editions) throws SQLException {
        if (editions.isEmpty()) {
            return 0;
        }
        copyEditions(connection, editions);
        writePeople(connection, editions);
        return copySegments(connection, editions);
    }

    /// Writes editions anew whose content is another now.
    static long rewrite(Connection connection, List<StoredEdition> editions) throws SQLException {
        if (editions.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", editions.stream().map(StoredEdition::runId).toArray()));
            statement.executeUpdate();
        }
        return write(connection, editions);
    }

    private static void copyEditions(Connection connection, List<StoredEdition> editions) throws SQLException {
        try (CopyRows rows = new CopyRows(connection, COPY_EDITIONS)) {
            for (StoredEdition stored : editions) {
                Edition edition = stored.edition();
                CleanedText cleaned = edition.source().cleaned();
                Metadata metadata = edition.source().segmentation().metadata();
                rows.value(stored.runId())
                        .value(edition.source().documentId())
                        .value(stored.version())
                        .value(stored.number())
                        .value(metadata.title())
                        .value(metadata.date())
                        .value(metadata.place())
                        .value(cleaned.language())
                        .value(edition.speeches())
                        .value(edition.speakers())
                        .value(edition.words())
                        .value(edition.source().segmentation().confidence())
                        .value(EventJson.write(cleaned.extraction()))
                        .value(cleaned.text())
                        .value(EventJson.write(cleaned.edits()))
                        .value(EventJson.write(cleaned.pages()))
                        .value(EventJson.write(metadata.fields()))
                        .value(EventJson.write(edition.quality()))
                        .value(stored.at())
                        .endRow();
            }
            rows.finish();
        }
    }

    private static long copySegments(Connection connection, List<StoredEdition> editions) throws SQLException {
        try (CopyRows rows = new CopyRows(connection, COPY_SEGMENTS)) {
            for (StoredEdition stored : editions) {
                for (SegmentRow row : stored.edition().segments()) {
                    copySegment(rows, stored, row);
                }
            }
            return rows.finish();
        }
    }

    private static void copySegment(CopyRows rows, StoredEdition stored, SegmentRow row) throws SQLException {
        Segment segment = row.segment();
        Speaker speaker = segment.speaker();
        rows.value(stored.runId())
                .value(segment.ordinal())
                .value(row.part())
                .value(EventJson.mapper().convertValue(segment.kind(), String.class))
                .value(row.personId())
                .value(speaker == null ? null : speaker.label())
                .value(speaker == null ? null : speaker.name())
                .value(speaker == null ? null : EventJson.write(speaker))
                .value(row.start())
                .value(row.end())
                .value(row.originalStart())
                .value(row.originalEnd())
                .value(row.pageLabel())
                .value(segment.confidence())
                .value(EventJson.write(segment.annotations()))
                .value(row.body())
                .value(stored.edition().searchConfiguration())
                .endRow();
    }

    /// People come in the order of their identifiers: two transactions that make the same ones wait, never
    /// deadlock.
    private static void writePeople(Connection connection, List<StoredEdition> editions) throws SQLException {
        Map<UUID, String> names = new TreeMap<>();
        for (StoredEdition stored : editions) {
            stored.edition().people().forEach(person -> names.putIfAbsent(person.personId(), person.name()));
        }
        ColumnArrays.of(names.entrySet())
                .column("uuid", Map.Entry::getKey)
                .column("text", Map.Entry::getValue)
                .execute(connection, WRITE_PEOPLE);
        try (CopyRows rows = new CopyRows(connection, COPY_EDITION_PEOPLE)) {
            for (StoredEdition stored : editions) {
                for (PersonRow person : stored.edition().people()) {
                    rows.value(stored.runId())
                            .value(person.personId())
                            .value(person.localId())
                            .value(person.name())
                            .array(person.offices())
                            .value(person.present())
                            .endRow();
                }
            }
            rows.finish();
        }
        Collection<Alias> aliases = editions.stream()
                .flatMap(stored -> stored.edition().people().stream()
                        .flatMap(person -> person.aliases().stream()
                                .map(alias -> new Alias(stored.runId(), person.personId(), alias))))
                .toList();
        ColumnArrays.of(aliases)
                .column("uuid", Alias::runId)
                .column("uuid", Alias::personId)
                .column("text", Alias::alias)
                .execute(connection, WRITE_ALIASES);
    }
}
