package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.stenogram.storage.postgres.FeedLoop.Next;

/// Gives events their place in the feed, the only cursor that readers get.
///
/// A sequence alone would not do: a transaction that took a low number may commit after one that took a higher one, and
/// a reader who had passed the higher would never see it. So an event gets its position only when no older transaction
/// can still commit, that is below the snapshot's `xmin`; for one document the order is that in which its events were
/// applied, because its lock is held from before the event's number is taken until the commit.
///
/// After a restore into a new server, events carry transaction numbers that the server has not reached yet (at or above
/// `xmax`, which no committed row of its own can be): they are final, too, and are stamped by their sequence.
public final class Sequencer {

    /// Wakes the relay, and whoever else follows the feed.
    static final String FEED_CHANNEL = "stenogram_feed";

    private static final int AT_ONCE = 1000;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock" + AdvisoryLocks.SEQUENCER;

    /// Stamps the longest run of final events, so that nothing overtakes one that is not final yet.
    private static final String STAMP = """
            WITH waiting AS (
                   SELECT e.event_id, e.event_seq,
                          e.transaction_id < pg_snapshot_xmin(s) OR e.transaction_id >= pg_snapshot_xmax(s) AS is_final
                     FROM archive.event e
                    CROSS JOIN pg_current_snapshot() AS s
                    WHERE e.feed_position IS NULL
                    ORDER BY e.event_seq
                    LIMIT %d),
                 ready AS (
                   SELECT event_id, bool_and(is_final) OVER (ORDER BY event_seq) AS is_ready,
                          row_number() OVER (ORDER BY event_seq) AS place
                     FROM waiting),
                 stamped AS (
                   UPDATE archive.event e
                      SET feed_position = r.place + (SELECT COALESCE(max(feed_position), 0) FROM archive.event),
                          stamped_at = statement_timestamp()
                     FROM ready r
                    WHERE e.event_id = r.event_id
                      AND r.is_ready
                   RETURNING 1)
            SELECT (SELECT count(*) FROM stamped) AS stamped, (SELECT count(*) FROM waiting) AS waiting
            """.formatted(AT_ONCE);

    private static final String NOTIFY = "SELECT pg_notify('%s', '')".formatted(FEED_CHANNEL);

    private Sequencer() {}

    /// A loop that stamps; several instances may run one, a lock lets one work at a time.
    public static FeedLoop loop(DataSource connections, ArchiveSchema schema, Clock clock) {
        return new FeedLoop("storage-sequencer", connections, schema, EventLog.CHANNEL, Sequencer::stamp, clock);
    }

    static Next stamp(Connection connection) throws SQLException {
        if (!FeedLock.tryTake(connection, TRY_LOCK)) {
            return Next.WAIT;
        }
        long stamped;
        long waiting;
        try (PreparedStatement statement = connection.prepareStatement(STAMP);
                ResultSet row = statement.executeQuery()) {
            row.next();
            stamped = row.getLong("stamped");
            waiting = row.getLong("waiting");
        }
        if (stamped > 0) {
            try (PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
                notify.execute();
            }
        }
        if (waiting == 0) {
            return Next.WAIT;
        }
        return stamped == waiting ? Next.AGAIN : Next.SOON;
    }
}
