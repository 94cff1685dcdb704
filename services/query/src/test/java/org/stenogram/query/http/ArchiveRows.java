package org.stenogram.query.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.NameUuid;
import org.stenogram.testkit.ArchiveDatabase;

/// Writes rows of the archive's tables as storage would, so that the service has something to read.
final class ArchiveRows {

    static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");

    private static final UUID NAMES = new UUID(7, 7);

    private static @Nullable Connection connection;
    private static @Nullable ArchiveDatabase connectedTo;

    private final ArchiveDatabase archive;
    private final Map<String, UUID> people = new HashMap<>();

    ArchiveRows(ArchiveDatabase archive) {
        this.archive = archive;
    }

    /// A name's identifier in these tests: the same name gives the same one.
    static UUID id(String name) {
        return NameUuid.of(NAMES, name);
    }

    void batch(String batch, String collection, @Nullable Integer expected) {
        execute(
                "INSERT INTO archive.batch (batch_id, collection, opened_at, expected, sealed_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                id(batch),
                collection,
                DAY,
                expected,
                expected == null ? null : DAY.plusSeconds(1));
    }

    /// A file that is in a state; a failed one gets its failure.
    UUID arrival(String batch, String file, String state) {
        batch(batch, "minutes", null);
        UUID arrivalId = id("arrival " + file);
        boolean waiting = state.equals("waiting");
        boolean isFailed = state.equals("failed");
        execute(
                """
                INSERT INTO archive.arrival (arrival_id, document_id, batch_id, bucket_key, name, collection, bytes, sha256,
                    media_type, arrived_at, state, duplicate_of, finished_at)
                VALUES (?, ?, ?, ?, ?, 'minutes', 120, ?, 'text/plain', ?, ?, ?, ?)
                """,
                arrivalId,
                id(file),
                id(batch),
                "inbox/minutes/" + id(batch) + "/" + file,
                file,
                isFailed ? null : hash(file),
                DAY,
                state,
                state.equals("duplicate") ? id("original of " + file) : null,
                waiting ? null : DAY.plusSeconds(3));
        execute(
                """
                INSERT INTO archive.run (run_id, document_id, arrival_id, bucket_key, name, collection, sha256, is_reprocess,
                    opened_at, cleaned_at, segmented_at, archived_at, failed_at, state)
                VALUES (?, ?, ?, ?, ?, 'minutes', ?, false, ?, ?, ?, ?, ?, ?)
                """,
                arrivalId,
                id(file),
                arrivalId,
                "inbox/minutes/" + id(batch) + "/" + file,
                file,
                isFailed ? null : hash(file),
                DAY,
                waiting || isFailed ? null : DAY.plusSeconds(1),
                waiting || isFailed ? null : DAY.plusSeconds(2),
                state.equals("archived") ? DAY.plusSeconds(3) : null,
                isFailed ? DAY.plusSeconds(3) : null,
                state);
        if (isFailed) {
            execute("""
                    INSERT INTO archive.failure (run_id, document_id, stage, code, reason, action, retryable, attempt, failed_at)
                    VALUES (?, ?, 'ingest', 'empty-file', 'The file is empty.', 'Drop it again when it has text.', false, 1, ?)
                    """, arrivalId, id(file), DAY.plusSeconds(3));
        }
        return arrivalId;
    }

    /// A document with its edition, archived in order of the calls.
    UUID document(Doc doc) {
        UUID documentId = id(doc.file);
        UUID runId = arrival("batch of " + doc.file, doc.file, "archived");
        String body = String.join("", doc.turns.stream().map(Turn::text).toList());
        Instant archivedAt = DAY.plusSeconds(doc.archivedAfter);
        execute(
                "INSERT INTO archive.document (document_id, bucket_key, name, collection, current_run_id, last_version,"
                        + " last_edition, archived_at) VALUES (?, ?, ?, ?, ?, 1, 1, ?)",
                documentId,
                "inbox/" + doc.collection + "/" + doc.file,
                doc.file,
                doc.collection,
                runId,
                archivedAt);
        execute(
                "INSERT INTO archive.version (document_id, version_no, sha256, bytes, media_type, created_at)"
                        + " VALUES (?, 1, ?, 120, ?, ?)",
                documentId,
                hash(doc.file),
                doc.mediaType,
                DAY);
        long speeches =
                doc.turns.stream().filter(turn -> turn.kind.equals("speech")).count();
        execute("""
                INSERT INTO archive.edition (run_id, document_id, version_no, edition_no, title, meeting_date, language, speeches,
                    people, words, confidence, extraction, body, edits, pages, fields, quality, archived_at)
                VALUES (?, ?, 1, 1, ?, ?, ?, ?, 2, 100, 0.9, '{"method":"plain-text","charset":"UTF-8","characters":120}', ?,
                    '[{"rule":"join-line-wraps","version":1,"start":3,"end":4,"before":"\\n","after":" ","reason":"wrapped"},
                      {"rule":"page-break","version":1,"start":9,"end":10,"before":"x","after":"","reason":"page"}]',
                    '[{"offset":5,"label":"2","inferred":false}]', '[{"name":"Original Language","value":"Albanian"}]',
                    '{"dictionary":0.97}', ?)
                """, runId, documentId, doc.title, doc.date, doc.language, (int) speeches, body, archivedAt);
        int offset = 0;
        int ordinal = 0;
        for (Turn turn : doc.turns) {
            int length = turn.text.codePointCount(0, turn.text.length());
            segment(runId, ++ordinal, turn, offset, offset + length);
            offset += length;
        }
        return documentId;
    }

    /// The document run again: one narrative segment, current from now on.
    void secondEdition(String file, String body) {
        UUID runId = id("second run of " + file);
        execute("""
                INSERT INTO archive.edition (run_id, document_id, version_no, edition_no, speeches, people, words, confidence,
                    extraction, body, edits, pages, fields, quality, archived_at)
                VALUES (?, ?, 1, 2, 0, 0, 0, 0.8, '{"method":"plain-text","charset":"UTF-8","characters":120}', ?, '[]', '[]',
                    '[]', '{}', ?)
                """, runId, id(file), body, DAY.plusSeconds(60));
        segment(runId, 1, new Turn("narrative", null, null, body, "english"), 0, body.codePointCount(0, body.length()));
        execute(
                "UPDATE archive.document SET current_run_id = ?, last_edition = 2, archived_at = ? WHERE document_id = ?",
                runId,
                DAY.plusSeconds(60),
                id(file));
    }

    /// The document run again: another edition of the same version, current from now on.
    void rerun(Doc doc, int edition) {
        UUID runId = id("run %d of %s".formatted(edition, doc.file));
        String body = String.join("", doc.turns.stream().map(Turn::text).toList());
        long speeches =
                doc.turns.stream().filter(turn -> turn.kind.equals("speech")).count();
        Instant archivedAt = DAY.plusSeconds(60L * edition);
        execute("""
                INSERT INTO archive.edition (run_id, document_id, version_no, edition_no, title, meeting_date, language, speeches,
                    people, words, confidence, extraction, body, edits, pages, fields, quality, archived_at)
                VALUES (?, ?, 1, ?, ?, ?, ?, ?, 2, 100, 0.9, '{"method":"plain-text","charset":"UTF-8","characters":120}', ?,
                    '[]', '[]', '[]', '{}', ?)
                """, runId, id(doc.file), edition, doc.title, doc.date, doc.language, (int) speeches, body, archivedAt);
        int offset = 0;
        int ordinal = 0;
        for (Turn turn : doc.turns) {
            int length = turn.text.codePointCount(0, turn.text.length());
            segment(runId, ++ordinal, turn, offset, offset + length);
            offset += length;
        }
        execute(
                "UPDATE archive.document SET current_run_id = ?, last_edition = ?, archived_at = ? WHERE document_id = ?",
                runId,
                edition,
                archivedAt,
                id(doc.file));
    }

    private void segment(UUID runId, int ordinal, Turn turn, int start, int end) {
        UUID personId = turn.person == null ? null : person(runId, turn.person, turn.label == null ? "" : turn.label);
        execute(
                """
                INSERT INTO archive.segment (run_id, ordinal, part_no, kind, person_id, speaker_label, speaker_name, speaker,
                    start_offset, end_offset, original_start, original_end, page_label, confidence, annotations, body,
                    search_config)
                VALUES (?, ?, 1, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, '2', 0.9, '[{"kind":"label","start":0,"end":3}]', ?, ?)
                """,
                runId,
                ordinal,
                turn.kind,
                personId,
                turn.label,
                turn.person,
                turn.label == null
                        ? null
                        : "{\"label\":\"x\",\"type\":\"person\",\"rule\":\"exact\",\"confidence\":0.9,\"rivals\":[]}",
                start,
                end,
                start + 100,
                end + 100,
                turn.text,
                turn.config);
    }

    private UUID person(UUID runId, String name, String label) {
        UUID personId = people.computeIfAbsent(name, known -> {
            UUID made = id("person " + known);
            execute("INSERT INTO archive.person (person_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING", made, known);
            return made;
        });
        execute("""
                INSERT INTO archive.edition_person (run_id, person_id, local_id, name, offices, is_present)
                VALUES (?, ?, ?, ?, '{First Secretary}', true) ON CONFLICT DO NOTHING
                """, runId, personId, name, name);
        for (String alias : List.of(name, label)) {
            execute(
                    "INSERT INTO archive.person_alias (run_id, person_id, alias) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    runId,
                    personId,
                    alias);
        }
        return personId;
    }

    void event(String file, String type, int second) {
        execute("""
                INSERT INTO archive.event (event_id, type, source, document_id, run_id, occurred_at, feed_position, data)
                VALUES (?, ?, '/stenogram/ingest', ?, ?, ?, ?, '{}')
                """, id(file + type), type, id(file), id("arrival " + file), DAY.plusSeconds(second), (long) second);
    }

    /// Takes a document away from readers.
    void withdraw(String file) {
        UUID amendment = id("withdrawal of " + file);
        execute("""
                INSERT INTO archive.amendment
                  (amendment_id, document_id, run_id, kind, correction, reason, amended_by, amended_at)
                SELECT ?, d.document_id, d.current_run_id, 'withdraw', '{}', 'asked for by the family', 'staff', now()
                  FROM archive.document d WHERE d.document_id = ?
                """, amendment, id(file));
        execute("INSERT INTO archive.withdrawal (document_id, amendment_id) VALUES (?, ?)", id(file), amendment);
    }

    static String hash(String file) {
        return (id(file).toString().replace("-", "") + "0".repeat(32)).substring(0, 64);
    }

    long count(String sql) {
        try (Connection connection = archive.open();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// One connection for all rows of a test: opening one for each takes most of the time of those with many.
    private static synchronized Connection connection(ArchiveDatabase archive) throws SQLException {
        if (connection == null || connectedTo != archive || connection.isClosed()) {
            if (connection != null) {
                connection.close();
            }
            connection = archive.open();
            connectedTo = archive;
        }
        return connection;
    }

    void execute(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = connection(archive).prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                statement.setObject(
                        i + 1, value instanceof Instant time ? OffsetDateTime.ofInstant(time, ZoneOffset.UTC) : value);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// A document to write.
    static final class Doc {

        private final String file;
        private final List<Turn> turns = new ArrayList<>();
        private String collection = "minutes";
        private @Nullable String title;
        private @Nullable String date;
        private String language = "en";
        private String mediaType = "text/plain";
        private int archivedAfter = 3;

        Doc(String file) {
            this.file = file;
        }

        Doc in(String name) {
            collection = name;
            return this;
        }

        Doc titled(String text) {
            title = text;
            return this;
        }

        Doc on(String text) {
            date = text;
            return this;
        }

        Doc of(String type) {
            mediaType = type;
            return this;
        }

        Doc archivedAfter(int seconds) {
            archivedAfter = seconds;
            return this;
        }

        Doc says(@Nullable String person, String label, String text) {
            turns.add(new Turn("speech", person, label, text, "english"));
            return this;
        }

        Doc saysIn(String config, @Nullable String person, String label, String text) {
            language = config.equals("german") ? "de" : config.equals("english") ? "en" : "sq";
            turns.add(new Turn("speech", person, label, text, config));
            return this;
        }

        Doc has(String kind, String text) {
            turns.add(new Turn(kind, null, null, text, "english"));
            return this;
        }
    }

    private record Turn(
            String kind, @Nullable String person, @Nullable String label, String text, String config) {}
}
