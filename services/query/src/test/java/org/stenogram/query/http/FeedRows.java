package org.stenogram.query.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;
import org.stenogram.testkit.ArchiveDatabase;

/// Writes events into the log with the positions that the sequencer would give them, and wakes who listens.
final class FeedRows implements AutoCloseable {

    static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");

    private static final String WRITE = """
            INSERT INTO archive.event (event_id, type, source, document_id, run_id, batch_id, occurred_at, recorded_at,
                   feed_position, traceparent, data)
            VALUES (?, ?, '/stenogram/storage', ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private final ArchiveDatabase archive;
    private final AtomicLong position = new AtomicLong();
    private @Nullable Connection connection;

    FeedRows(ArchiveDatabase archive) {
        this.archive = archive;
    }

    /// An edition of a file, in a collection.
    UUID archived(String file, String collection) {
        return document(
                EventType.DOCUMENT_ARCHIVED, file, """
                {"documentId":"%s","runId":"%s","collection":"%s","name":"%s"}
                """.formatted(ArchiveRows.id(file), run(file), collection, file));
    }

    UUID document(EventType type, String file, String data) {
        return write(type, ArchiveRows.id(file), run(file), null, "%s %s".formatted(type, file), data);
    }

    UUID sealed(String batch, String collection) {
        UUID batchId = ArchiveRows.id(batch);
        return write(EventType.BATCH_SEALED, null, null, batchId, "sealed " + batch, """
                {"batchId":"%s","collection":"%s","files":1,"sealedAt":"%s"}
                """.formatted(
                        batchId, collection, DAY));
    }

    private synchronized UUID write(
            EventType type,
            @Nullable UUID documentId,
            @Nullable UUID runId,
            @Nullable UUID batchId,
            String name,
            String data) {
        UUID id = ArchiveRows.id(name);
        long place = position.incrementAndGet();
        OffsetDateTime at = DAY.plusSeconds(place).atOffset(ZoneOffset.UTC);
        try (PreparedStatement write = connection().prepareStatement(WRITE);
                PreparedStatement wake = connection().prepareStatement("SELECT pg_notify('stenogram_feed', '')")) {
            int column = 0;
            for (Object value : new @Nullable Object[] {
                id,
                type.cloudEventType(),
                documentId,
                runId,
                batchId,
                at,
                at,
                place,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                data
            }) {
                write.setObject(++column, value);
            }
            write.executeUpdate();
            wake.execute();
            connection().commit();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = archive.open();
            connection.setAutoCommit(false);
        }
        return connection;
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private static UUID run(String file) {
        return ArchiveRows.id("arrival " + file);
    }
}
