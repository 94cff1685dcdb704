package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.stenogram.storage.postgres.FeedLoop.Next;

/// Removes the objects of erased originals from the bucket, again and again until it is done: the table is the list
/// of what is to do, so neither a bucket that is away nor a crash leaves one behind.
public final class ErasedOriginals {

    private static final int AT_ONCE = 50;

    private static final String WAITING = """
            SELECT sha256
              FROM archive.erased_original
             WHERE removed_at IS NULL
             ORDER BY sha256
             LIMIT %d
               FOR UPDATE SKIP LOCKED
            """.formatted(AT_ONCE);

    private static final String REMOVED = """
            UPDATE archive.erased_original
               SET removed_at = clock_timestamp()
             WHERE sha256 = ANY (?)
            """;

    private ErasedOriginals() {}

    /// Takes an original out of the bucket.
    @FunctionalInterface
    public interface Removal {

        /// @throws org.stenogram.stageruntime.WorldFaultException when the bucket is away; it is tried again
        void remove(String sha256);
    }

    /// A loop that removes; several instances may run one and share the work.
    public static FeedLoop loop(DataSource connections, ArchiveSchema schema, Removal removal, Clock clock) {
        return new FeedLoop(
                "storage-erasure",
                connections,
                schema,
                EventLog.CHANNEL,
                connection -> remove(connection, removal),
                clock);
    }

    static Next remove(Connection connection, Removal removal) throws SQLException {
        List<String> waiting = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(WAITING);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                waiting.add(row.getString("sha256"));
            }
        }
        waiting.forEach(removal::remove);
        ErasureTable.update(connection, REMOVED, "text", waiting);
        return waiting.size() < AT_ONCE ? Next.WAIT : Next.AGAIN;
    }
}
