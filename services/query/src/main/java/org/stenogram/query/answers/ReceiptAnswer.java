package org.stenogram.query.answers;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shapes of what is told to those who drop files.
public final class ReceiptAnswer {

    private ReceiptAnswer() {}

    /// One batch and its balance: dropped = archived + duplicate + failed + waiting.
    ///
    /// @param expected how many files belong to it, known once it is sealed
    /// @param closedAt when the last of them got its final state
    public record Batch(
            UUID batchId,
            String collection,
            Instant openedAt,
            @Nullable Integer expected,
            @Nullable Instant sealedAt,
            @Nullable Instant closedAt,
            int dropped,
            int archived,
            int duplicate,
            int failed,
            int waiting,
            Map<String, String> links) {}

    /// What became of one file.
    ///
    /// @param state `waiting`, `archived`, `duplicate` or `failed`
    /// @param explanation the state in a sentence
    /// @param failure present when it failed
    /// @param duplicateOf the document that has the same bytes
    /// @param seconds from its arrival to its final state, absent while it waits
    public record Receipt(
            UUID arrivalId,
            UUID documentId,
            UUID batchId,
            String name,
            String collection,
            long bytes,
            @Nullable String sha256,
            @Nullable String mediaType,
            Instant arrivedAt,
            String state,
            String explanation,
            @Nullable Reason failure,
            @Nullable UUID duplicateOf,
            @Nullable Instant finishedAt,
            @Nullable Double seconds,
            Map<String, String> links) {}

    /// Why a file failed.
    ///
    /// @param reason what is wrong, in words for the person who dropped the file
    /// @param action what to do about it
    /// @param retryable whether the same bytes may succeed in a new run
    public record Reason(String stage, String code, String reason, String action, boolean retryable) {}

    /// A failure in the list of all.
    ///
    /// @param name of the file, absent when the failure has no file (a record that is no event)
    /// @param topic where the Kafka record lies that failed, absent for files that never became one
    public record Failure(
            UUID runId,
            UUID documentId,
            @Nullable UUID arrivalId,
            @Nullable UUID batchId,
            @Nullable String name,
            @Nullable String collection,
            Reason failure,
            int attempt,
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            Instant failedAt) {}
}
