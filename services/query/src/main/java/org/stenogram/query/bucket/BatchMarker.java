package org.stenogram.query.bucket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What lies at `batches/<batchId>.json`: an upload that has begun.
///
/// @param kind always `upload`; other batches have no marker
/// @param files how many files were announced, absent when none were
record BatchMarker(
        UUID batchId,
        String collection,
        Instant openedAt,
        String kind,
        @Nullable Integer files) {

    static String key(UUID batchId) {
        return "batches/" + batchId + ".json";
    }

    /// What lies at `batches/<batchId>.seal.json`: no more files will come.
    record Seal(int files) {

        static String key(UUID batchId) {
            return "batches/" + batchId + ".seal.json";
        }
    }
}
