package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.storage.postgres.FeedLoop.Next;

/// What storage has to say to the world: outgoing events of the log, in feed order, each until it was published.
///
/// The position moves after publishing, so a crash in between publishes the same events, with the same identifiers,
/// once more.
public final class Outbox {

    private static final int AT_ONCE = 500;
    private static final String NAME = "kafka";

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock" + AdvisoryLocks.RELAY;

    private static final String READ = """
            SELECT e.feed_position, e.event_id, e.type, e.traceparent, e.data
              FROM archive.event e
             WHERE e.is_outgoing
               AND e.feed_position > COALESCE((SELECT feed_position FROM archive.relay_position WHERE relay = ?), 0)
             ORDER BY e.feed_position
             LIMIT ?
            """;

    private static final String MOVE = """
            INSERT INTO archive.relay_position AS p (relay, feed_position)
            VALUES (?, ?)
                ON CONFLICT (relay) DO UPDATE
               SET feed_position = EXCLUDED.feed_position
             WHERE p.feed_position < EXCLUDED.feed_position
            """;

    private static final String LAG = """
            SELECT count(*)
              FROM archive.event e
             WHERE e.is_outgoing
               AND e.feed_position > COALESCE((SELECT feed_position FROM archive.relay_position WHERE relay = ?), 0)
            """;

    private Outbox() {}

    /// An event that is to go out.
    public record Outgoing(
            long feedPosition,
            UUID eventId,
            PipelineEvent event,
            @Nullable String traceparent) {}

    /// Publishes events and returns when they are safe.
    @FunctionalInterface
    public interface Publisher {

        /// @throws org.stenogram.stageruntime.WorldFaultException when they are not; they come again
        void publish(List<Outgoing> events);
    }

    /// A loop that publishes; several instances may run one, a lock lets one work at a time.
    public static FeedLoop relay(
            DataSource connections, ArchiveSchema schema, Publisher publisher, StorageMetrics metrics, Clock clock) {
        return new FeedLoop(
                "storage-relay",
                connections,
                schema,
                Sequencer.FEED_CHANNEL,
                connection -> relay(connection, publisher, metrics),
                clock);
    }

    static Next relay(Connection connection, Publisher publisher, StorageMetrics metrics) throws SQLException {
        if (!FeedLock.tryTake(connection, TRY_LOCK)) {
            return Next.WAIT;
        }
        List<Outgoing> events = read(connection);
        if (events.isEmpty()) {
            metrics.relayLag(0);
            return Next.WAIT;
        }
        metrics.relayLag(events.size() < AT_ONCE ? events.size() : lag(connection));
        publisher.publish(events);
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setString(1, NAME);
            move.setLong(2, events.getLast().feedPosition());
            move.executeUpdate();
        }
        return Next.AGAIN;
    }

    private static List<Outgoing> read(Connection connection) throws SQLException {
        List<Outgoing> events = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, NAME);
            statement.setInt(2, AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String type = row.getString("type");
                    EventType kind = EventType.ofCloudEventType(type)
                            .orElseThrow(() -> new IllegalStateException("outgoing event of unknown type " + type));
                    events.add(new Outgoing(
                            row.getLong("feed_position"),
                            row.getObject("event_id", UUID.class),
                            EventJson.read(row.getString("data"), kind.record()),
                            row.getString("traceparent")));
                }
            }
        }
        return events;
    }

    private static long lag(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAG)) {
            statement.setString(1, NAME);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
