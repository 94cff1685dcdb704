package org.stenogram.subscriptions.http;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stenogram.contracts.EventType;
import org.stenogram.testkit.ArchiveDatabase;

/// Writes events into the archive's log with the positions that the sequencer would give them, and wakes who
/// listens.
final class FeedRows {

    private static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");

    private static final String WRITE = """
            INSERT INTO archive.event (event_id, type, source, document_id, run_id, occurred_at, recorded_at, feed_position, data)
            VALUES (?, ?, '/stenogram/storage', ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private final ArchiveDatabase archive;
    private long position;

    FeedRows(ArchiveDatabase archive) {
        this.archive = archive;
    }

    /// So many editions of as many files, in a collection.
    ///
    /// @return the events' identifiers, in order
    List<String> archived(int count, String collection) {
        List<String> ids = new ArrayList<>();
        try (Connection connection = archive.open();
                PreparedStatement write = connection.prepareStatement(WRITE);
                PreparedStatement wake = connection.prepareStatement("SELECT pg_notify('stenogram_feed', '')")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                ids.add(add(write, EventType.DOCUMENT_ARCHIVED, collection));
            }
            wake.execute();
            connection.commit();
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A failure, which is of another kind.
    String failed(String collection) {
        try (Connection connection = archive.open();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            return add(write, EventType.DOCUMENT_FAILED, collection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long position() {
        return position;
    }

    private String add(PreparedStatement write, EventType type, String collection) throws SQLException {
        position++;
        UUID id = id("event " + position);
        UUID document = id("document " + position);
        OffsetDateTime at = DAY.plusSeconds(position).atOffset(ZoneOffset.UTC);
        int column = 0;
        for (Object value : new Object[] {
            id,
            type.cloudEventType(),
            document,
            id("run " + position),
            at,
            at,
            position,
            "{\"documentId\":\"%s\",\"collection\":\"%s\"}".formatted(document, collection)
        }) {
            write.setObject(++column, value);
        }
        write.executeUpdate();
        return id.toString();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
