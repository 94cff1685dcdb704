package org.stenogram.ingest.batches;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.BatchSealed;

/// A batch as it stands in `batches/<batchId>.json`. `query` writes it for uploads, ingest for drops.
///
/// @param instance which ingest process adds to a batch of drops; absent for uploads, which any process may take
/// @param files how many files were taken, refused ones included; absent while it is open
/// @param sealedAt absent while it is open; written before the seal is told of, so that the count can never change
/// @param announcedAt absent until the seal was told of
public record BatchFile(
        UUID batchId,
        String collection,
        Instant openedAt,
        Kind kind,
        @Nullable String instance,
        @Nullable Integer files,
        @Nullable Instant sealedAt,
        @Nullable Instant announcedAt) {

    /// How the files of a batch come in.
    public enum Kind {
        /// Through the API, with a seal that says how many.
        UPLOAD,
        /// Dropped into the inbox; sealed by quiet.
        DROP
    }

    /// A new batch of drops.
    public static BatchFile ofDrops(UUID batchId, String collection, Instant openedAt, String instance) {
        return new BatchFile(batchId, collection, openedAt, Kind.DROP, instance, null, null, null);
    }

    /// Whether files can still join.
    public boolean isOpen() {
        return sealedAt == null;
    }

    /// The batch with its final count.
    public BatchFile sealed(int count, Instant when) {
        return new BatchFile(batchId, collection, openedAt, kind, instance, count, when, null);
    }

    /// The batch once its seal was told of.
    public BatchFile announced(Instant when) {
        return new BatchFile(batchId, collection, openedAt, kind, instance, files, sealedAt, when);
    }

    /// What the world is told of the seal; always the same.
    ///
    /// @throws IllegalStateException while it is open
    public BatchSealed event() {
        if (files == null || sealedAt == null) {
            throw new IllegalStateException("batch " + batchId + " is open");
        }
        return new BatchSealed(batchId, collection, files, sealedAt);
    }
}
