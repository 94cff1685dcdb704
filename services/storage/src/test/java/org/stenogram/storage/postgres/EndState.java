package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Everything that readers could see, as one text, so that two ways to the same end can be compared.
///
/// Numbers of versions and editions, and the order of the log, tell in which order things were stored; they are left
/// out where a test says so.
final class EndState {

    private static final List<String> ALWAYS = List.of(
            "SELECT batch_id, collection, opened_at, expected, sealed_at, closed_at IS NOT NULL FROM archive.batch",
            "SELECT * FROM archive.arrival",
            "SELECT * FROM archive.run",
            "SELECT document_id, bucket_key, name, collection, current_run_id, last_version, last_edition, archived_at"
                    + " FROM archive.document",
            "SELECT document_id, sha256, bytes, media_type FROM archive.version",
            "SELECT run_id, document_id, title, meeting_date, place, language, speeches, people, words, confidence,"
                    + " extraction, body, edits, pages, fields, quality, archived_at FROM archive.edition",
            "SELECT * FROM archive.segment",
            "SELECT * FROM archive.person",
            "SELECT * FROM archive.person_alias",
            "SELECT * FROM archive.edition_person",
            "SELECT * FROM archive.failure",
            "SELECT * FROM archive.early_edition",
            "SELECT event_id, type, source, document_id, run_id, batch_id, occurred_at, is_outgoing,"
                    + " data - 'edition' - 'version' FROM archive.event");

    private EndState() {}

    static String of(ArchiveFixture archive) {
        StringBuilder state = new StringBuilder();
        try (Connection connection = archive.open()) {
            for (String query : ALWAYS) {
                state.append(query).append('\n');
                ArchiveFixture.rows(connection, query).stream()
                        .sorted()
                        .forEach(row -> state.append("  ").append(row).append('\n'));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return state.toString();
    }
}
