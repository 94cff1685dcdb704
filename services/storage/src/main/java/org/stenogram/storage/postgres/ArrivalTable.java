package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.storage.runs.RunLedger.Taken;
import org.stenogram.storage.runs.RunState;

/// Table `arrival`: what was taken, and what became of it.
final class ArrivalTable {

    /// A rejection knows nothing of the bytes; should the file's own event come as well, it adds them.
    private static final String TAKE = """
            INSERT INTO archive.arrival (arrival_id, document_id, batch_id, bucket_key, name, collection, bytes, sha256,
                   media_type, arrived_at)
            SELECT *
              FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                   ?::text[], ?::timestamptz[])
                ON CONFLICT (arrival_id) DO UPDATE
               SET sha256     = EXCLUDED.sha256,
                   media_type = EXCLUDED.media_type
             WHERE arrival.sha256 IS NULL
            """;

    /// An arrival stands where the run that it opened stands.
    private static final String FINISH = """
            UPDATE archive.arrival a
               SET state        = s.state,
                   duplicate_of = s.duplicate_of,
                   finished_at  = s.finished_at
              FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[])
                   AS s (arrival_id, state, duplicate_of, finished_at)
             WHERE a.arrival_id = s.arrival_id
               AND (a.state, a.duplicate_of, a.finished_at)
                   IS DISTINCT FROM (s.state, s.duplicate_of, s.finished_at)
            RETURNING a.batch_id
            """;

    private ArrivalTable() {}

    /// A final state.
    ///
    /// @param duplicateOf the document that has the bytes, for a duplicate
    record Finish(UUID arrivalId, RunState state, @Nullable UUID duplicateOf, Instant at) {}

    static int take(Connection connection, Collection<Taken> arrivals) throws SQLException {
        Map<UUID, Taken> rows = new LinkedHashMap<>();
        for (Taken taken : arrivals) {
            rows.merge(taken.arrival().arrivalId(), taken, (a, b) -> a.original() != null ? a : b);
        }
        return ColumnArrays.of(rows.values())
                .column("uuid", taken -> taken.arrival().arrivalId())
                .column("uuid", Taken::documentId)
                .column("uuid", taken -> taken.arrival().batchId())
                .column("text", taken -> taken.arrival().key())
                .column("text", taken -> taken.arrival().name())
                .column("text", taken -> taken.arrival().collection())
                .column("bigint", taken -> taken.arrival().bytes())
                .column("text", taken -> sha256(taken.original()))
                .column("text", taken -> mediaType(taken.original()))
                .column("timestamptz", taken -> taken.arrival().arrivedAt())
                .execute(connection, TAKE);
    }

    /// Sets final states and returns the batches that this may close.
    static Set<UUID> finish(Connection connection, Collection<Finish> finished) throws SQLException {
        Set<UUID> batches = new TreeSet<>();
        if (finished.isEmpty()) {
            return batches;
        }
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            ColumnArrays.of(finished)
                    .column("uuid", Finish::arrivalId)
                    .column("text", finish -> finish.state().column())
                    .column("uuid", Finish::duplicateOf)
                    .column("timestamptz", Finish::at)
                    .bind(connection, statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    batches.add(row.getObject("batch_id", UUID.class));
                }
            }
        }
        return batches;
    }

    private static @Nullable String sha256(@Nullable Original original) {
        return original == null ? null : original.sha256();
    }

    private static @Nullable String mediaType(@Nullable Original original) {
        return original == null ? null : original.mediaType();
    }
}
