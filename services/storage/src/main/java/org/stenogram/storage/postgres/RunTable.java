package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stenogram.storage.runs.Opening;
import org.stenogram.storage.runs.Run;
import org.stenogram.storage.runs.RunState;

/// Table `run`.
final class RunTable {

    private static final String READ = """
            SELECT run_id, document_id, arrival_id, bucket_key, name, collection, sha256, is_reprocess, reason,
                   requested_by, opened_at, cleaned_at, segmented_at, archived_at, failed_at, state
              FROM archive.run
             WHERE run_id = ANY (?)
            """;

    private static final String WRITE = """
            INSERT INTO archive.run (run_id, document_id, arrival_id, bucket_key, name, collection, sha256,
                   is_reprocess, reason, requested_by, opened_at, cleaned_at, segmented_at, archived_at, failed_at,
                   state)
            SELECT *
              FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                   ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                   ?::timestamptz[], ?::text[])
                ON CONFLICT (run_id) DO UPDATE
               SET arrival_id   = EXCLUDED.arrival_id,
                   bucket_key   = EXCLUDED.bucket_key,
                   name         = EXCLUDED.name,
                   collection   = EXCLUDED.collection,
                   sha256       = EXCLUDED.sha256,
                   is_reprocess = EXCLUDED.is_reprocess,
                   reason       = EXCLUDED.reason,
                   requested_by = EXCLUDED.requested_by,
                   opened_at    = EXCLUDED.opened_at,
                   cleaned_at   = EXCLUDED.cleaned_at,
                   segmented_at = EXCLUDED.segmented_at,
                   archived_at  = EXCLUDED.archived_at,
                   failed_at    = EXCLUDED.failed_at,
                   state        = EXCLUDED.state
            """;

    private RunTable() {}

    static List<Run> read(Connection connection, Collection<UUID> runIds) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("uuid", runIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    runs.add(new Run(
                            row.getObject("run_id", UUID.class),
                            row.getObject("document_id", UUID.class),
                            opening(row),
                            Timestamps.get(row, "cleaned_at"),
                            Timestamps.get(row, "segmented_at"),
                            Timestamps.get(row, "archived_at"),
                            Timestamps.get(row, "failed_at"),
                            RunState.ofColumn(row.getString("state"))));
                }
            }
        }
        return runs;
    }

    /// Writes runs as they stand now; the caller holds their documents' locks since it read them.
    static int write(Connection connection, Collection<Run> runs) throws SQLException {
        return ColumnArrays.of(runs)
                .column("uuid", Run::runId)
                .column("uuid", Run::documentId)
                .column("uuid", opening(Opening::arrivalId))
                .column("text", opening(Opening::key))
                .column("text", opening(Opening::name))
                .column("text", opening(Opening::collection))
                .column("text", opening(Opening::sha256))
                .column("boolean", opening(Opening::isReprocess))
                .column("text", opening(Opening::reason))
                .column("text", opening(Opening::requestedBy))
                .column("timestamptz", opening(Opening::openedAt))
                .column("timestamptz", Run::cleanedAt)
                .column("timestamptz", Run::segmentedAt)
                .column("timestamptz", Run::archivedAt)
                .column("timestamptz", Run::failedAt)
                .column("text", run -> run.state().column())
                .execute(connection, WRITE);
    }

    private static @Nullable Opening opening(ResultSet row) throws SQLException {
        Instant openedAt = Timestamps.get(row, "opened_at");
        if (openedAt == null) {
            return null;
        }
        return new Opening(
                row.getObject("arrival_id", UUID.class),
                row.getString("bucket_key"),
                row.getString("name"),
                row.getString("collection"),
                row.getString("sha256"),
                row.getBoolean("is_reprocess"),
                row.getString("reason"),
                row.getString("requested_by"),
                openedAt);
    }

    private static Function<Run, @Nullable Object> opening(Function<Opening, ? extends @Nullable Object> part) {
        return run -> {
            Opening opening = run.opening();
            return opening == null ? null : part.apply(opening);
        };
    }
}
