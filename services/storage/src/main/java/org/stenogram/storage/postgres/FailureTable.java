package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.RecordPosition;

/// Table `failure`: one row a run, the first failure.
final class FailureTable {

    private static final String WRITE = """
            INSERT INTO archive.failure (run_id, document_id, stage, code, reason, action, retryable, attempt,
                   record_topic, record_partition, record_offset, failed_at)
            SELECT *
              FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::integer[],
                   ?::text[], ?::integer[], ?::bigint[], ?::timestamptz[])
                ON CONFLICT (run_id) DO UPDATE
               SET stage            = EXCLUDED.stage,
                   code             = EXCLUDED.code,
                   reason           = EXCLUDED.reason,
                   action           = EXCLUDED.action,
                   retryable        = EXCLUDED.retryable,
                   attempt          = EXCLUDED.attempt,
                   record_topic     = EXCLUDED.record_topic,
                   record_partition = EXCLUDED.record_partition,
                   record_offset    = EXCLUDED.record_offset,
                   failed_at        = EXCLUDED.failed_at
             WHERE (failure.failed_at, failure.stage) > (EXCLUDED.failed_at, EXCLUDED.stage)
            """;

    private static final String WITHDRAW = """
            DELETE FROM archive.failure
             WHERE run_id = ANY (?)
            """;

    /// At the same time the stages' names decide, so that the order in which failures come makes no difference.
    private static final Comparator<DocumentFailed> FIRST =
            Comparator.comparing(DocumentFailed::failedAt).thenComparing(DocumentFailed::stage);

    private FailureTable() {}

    static int write(Connection connection, Collection<DocumentFailed> failures) throws SQLException {
        Map<UUID, DocumentFailed> first = new LinkedHashMap<>();
        for (DocumentFailed failure : failures) {
            first.merge(failure.runId().value(), failure, (a, b) -> FIRST.compare(a, b) <= 0 ? a : b);
        }
        return ColumnArrays.of(first.values())
                .column("uuid", failure -> failure.runId().value())
                .column("uuid", failure -> failure.documentId().value())
                .column("text", DocumentFailed::stage)
                .column("text", DocumentFailed::code)
                .column("text", DocumentFailed::reason)
                .column("text", DocumentFailed::action)
                .column("boolean", DocumentFailed::retryable)
                .column("integer", DocumentFailed::attempt)
                .column("text", failure -> topic(failure.record()))
                .column(
                        "integer",
                        failure -> failure.record() == null
                                ? null
                                : failure.record().partition())
                .column(
                        "bigint",
                        failure -> failure.record() == null
                                ? null
                                : failure.record().offset())
                .column("timestamptz", DocumentFailed::failedAt)
                .execute(connection, WRITE);
    }

    /// Takes back the failures of runs that were archived after all.
    static void withdraw(Connection connection, Collection<UUID> runIds) throws SQLException {
        if (runIds.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
            statement.setArray(1, connection.createArrayOf("uuid", runIds.toArray()));
            statement.executeUpdate();
        }
    }

    private static @Nullable String topic(@Nullable RecordPosition record) {
        return record == null ? null : record.topic();
    }
}
