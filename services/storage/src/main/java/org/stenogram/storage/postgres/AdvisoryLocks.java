package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.LongStream;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentArchived;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.DocumentErased;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.DocumentWithdrawn;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.contracts.PipelineEvent.OpeningEvent;
import org.stenogram.contracts.PipelineEvent.OriginalChecked;
import org.stenogram.storage.IncomingEvent;

/// Keeps two instances of storage from working on the same document, or on two documents with the same bytes,
/// at the same time.
///
/// Topics have partitions of their own, so two instances may well hold events of one document. All locks are
/// taken in one order, in one statement, before any row is read; they end with the transaction.
final class AdvisoryLocks {

    /// Only one sequencer works at a time; two-part keys lie apart from those of documents.
    static final String SEQUENCER = "(%d, 1)".formatted(0x53544e47);
    /// Only one relay works at a time.
    static final String RELAY = "(%d, 2)".formatted(0x53544e47);

    private static final String LOCK = "SELECT count(pg_advisory_xact_lock(key)) FROM unnest(?::bigint[]) AS key";

    private AdvisoryLocks() {}

    static void take(Connection connection, Collection<IncomingEvent> events) throws SQLException {
        Long[] keys = events.stream()
                .flatMapToLong(event -> keys(event.event()))
                .sorted()
                .distinct()
                .boxed()
                .toArray(Long[]::new);
        if (keys.length == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("bigint", keys));
            statement.execute();
        }
    }

    private static LongStream keys(PipelineEvent event) {
        return switch (event) {
            case BatchSealed seal -> LongStream.of(key(seal.batchId()));
            case OpeningEvent opening -> keys(opening, opening.original().sha256());
            case DocumentCleaned cleaned -> LongStream.of(key(cleaned.key()));
            case DocumentSegmented segmented ->
                keys(segmented, segmented.original().sha256());
            case DocumentArchived archived -> LongStream.of(key(archived.key()));
            case OriginalChecked checked -> LongStream.of(key(checked.key()));
            case DocumentWithdrawn withdrawn -> LongStream.of(key(withdrawn.key()));
            case DocumentErased erased -> LongStream.of(key(erased.key()));
            case ErasureRequested request ->
                LongStream.concat(
                        LongStream.of(key(request.key())),
                        request.originals().stream().mapToLong(AdvisoryLocks::key));
            case DocumentAmended amended -> LongStream.of(key(amended.key()));
            case DocumentFailed failed -> LongStream.of(key(failed.key()));
        };
    }

    private static LongStream keys(DocumentEvent event, String sha256) {
        return LongStream.of(key(event.key()), key(sha256));
    }

    private static long key(String sha256) {
        return Long.parseUnsignedLong(sha256, 0, 16, 16);
    }

    /// Two documents that share a key only wait for each other.
    private static long key(UUID id) {
        return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    }
}
