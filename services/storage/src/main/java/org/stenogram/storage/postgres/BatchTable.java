package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.storage.runs.RunLedger.Taken;

/// Table `batch`: opened with its first file or its seal, closed when it is sealed and every file has a final
/// state.
///
/// Two instances of storage work on one batch at the same time, so closing comes last: the rows are locked in
/// order, and only then, in a statement that sees what others have committed, are the arrivals counted.
final class BatchTable {

    private static final String OPEN = """
            INSERT INTO archive.batch (batch_id, collection, opened_at)
            SELECT *
              FROM unnest(?::uuid[], ?::text[], ?::timestamptz[])
                ON CONFLICT DO NOTHING
            """;

    private static final String LOCK = """
            SELECT batch_id
              FROM archive.batch
             WHERE batch_id = ANY (?)
             ORDER BY batch_id
               FOR NO KEY UPDATE
            """;

    private static final String SEAL = """
            UPDATE archive.batch b
               SET opened_at = LEAST(b.opened_at, t.opened_at),
                   expected  = COALESCE(b.expected, t.expected),
                   sealed_at = COALESCE(b.sealed_at, t.sealed_at)
              FROM unnest(?::uuid[], ?::timestamptz[], ?::integer[], ?::timestamptz[])
                   AS t (batch_id, opened_at, expected, sealed_at)
             WHERE b.batch_id = t.batch_id
               AND (b.opened_at > t.opened_at OR b.sealed_at IS NULL AND t.sealed_at IS NOT NULL)
            """;

    private static final String CLOSE = """
            UPDATE archive.batch b
               SET closed_at = ?::timestamptz
             WHERE b.batch_id = ANY (?)
               AND b.sealed_at IS NOT NULL
               AND b.closed_at IS NULL
               AND b.expected <= (SELECT count(*)
                                    FROM archive.arrival a
                                   WHERE a.batch_id = b.batch_id
                                     AND a.state <> 'waiting')
            """;

    private BatchTable() {}

    /// What a transaction says of one batch.
    ///
    /// @param seal absent when it is not sealed by this transaction
    record Touched(
            UUID batchId,
            String collection,
            Instant openedAt,
            @Nullable BatchSealed seal) {

        static Touched of(Taken taken) {
            return new Touched(
                    taken.arrival().batchId(),
                    taken.arrival().collection(),
                    taken.arrival().arrivedAt(),
                    null);
        }

        static Touched of(BatchSealed seal) {
            return new Touched(seal.batchId(), seal.collection(), seal.sealedAt(), seal);
        }

        Touched and(Touched other) {
            return new Touched(
                    batchId,
                    collection,
                    openedAt.isBefore(other.openedAt) ? openedAt : other.openedAt,
                    seal == null ? other.seal : seal);
        }
    }

    /// Batches by identifier: the order in which every transaction touches them.
    static Map<UUID, Touched> touched(Collection<Taken> arrivals, Collection<BatchSealed> seals) {
        Map<UUID, Touched> batches = new TreeMap<>();
        arrivals.forEach(taken -> batches.merge(taken.arrival().batchId(), Touched.of(taken), Touched::and));
        seals.forEach(seal -> batches.merge(seal.batchId(), Touched.of(seal), Touched::and));
        return batches;
    }

    /// Makes the rows of batches that are new; leaves the others alone and unlocked.
    static int open(Connection connection, Map<UUID, Touched> batches) throws SQLException {
        return ColumnArrays.of(batches.values())
                .column("uuid", Touched::batchId)
                .column("text", Touched::collection)
                .column("timestamptz", Touched::openedAt)
                .execute(connection, OPEN);
    }

    /// Sets seals and closes what can be closed; the last writes of a transaction.
    ///
    /// @param finished batches of arrivals that got a final state
    static int close(Connection connection, Map<UUID, Touched> batches, Collection<UUID> finished, Instant now)
            throws SQLException {
        TreeMap<UUID, @Nullable Touched> all = new TreeMap<>();
        finished.forEach(batchId -> all.put(batchId, null));
        all.putAll(batches);
        if (all.isEmpty()) {
            return 0;
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, connection.createArrayOf("uuid", all.keySet().toArray()));
            lock.execute();
        }
        ColumnArrays.of(batches.values())
                .column("uuid", Touched::batchId)
                .column("timestamptz", Touched::openedAt)
                .column(
                        "integer",
                        touched ->
                                touched.seal() == null ? null : touched.seal().files())
                .column(
                        "timestamptz",
                        touched ->
                                touched.seal() == null ? null : touched.seal().sealedAt())
                .execute(connection, SEAL);
        try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
            close.setString(1, Timestamps.text(now));
            close.setArray(2, connection.createArrayOf("uuid", all.keySet().toArray()));
            return close.executeUpdate();
        }
    }
}
