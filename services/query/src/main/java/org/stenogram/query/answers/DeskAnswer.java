package org.stenogram.query.answers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.answers.ReceiptAnswer.Reason;

/// The shapes of what staff are told and do.
public final class DeskAnswer {

    private DeskAnswer() {}

    /// An original that was not intact when it was read last.
    ///
    /// @param objectKey where in the bucket it lies, or should
    /// @param outcome `different`, `missing` or `unreadable`
    public record FaultyOriginal(
            UUID documentId,
            int version,
            String name,
            String collection,
            String sha256,
            String objectKey,
            Instant checkedAt,
            String outcome) {}

    /// A document, or a file that has not become one, that fits what was asked for.
    ///
    /// @param title absent while it is not in the archive
    /// @param state of its latest run: `waiting`, `archived`, `duplicate` or `failed`
    /// @param arrivedAt when its file was last taken
    public record FoundFile(
            UUID documentId,
            String name,
            String collection,
            @Nullable String title,
            String state,
            @Nullable String sha256,
            Instant arrivedAt) {}

    /// Failures of one cause that nobody has dealt with.
    ///
    /// @param cause the reason and action that most of them have
    /// @param count how many
    /// @param runnable how many have bytes that can be run again
    /// @param names of some of the files
    public record Cause(Reason cause, int count, int runnable, Instant firstAt, Instant lastAt, List<String> names) {

        /// Copies the list.
        public Cause {
            names = List.copyOf(names);
        }
    }

    /// Something that staff did.
    ///
    /// @param subject what it was done to, as people know it
    /// @param was the state before
    /// @param became the state after
    public record Activity(
            long activityId,
            Instant at,
            String who,
            String action,
            String subject,
            @Nullable UUID documentId,
            @Nullable UUID runId,
            @Nullable String was,
            @Nullable String became,
            String reason) {}

    /// What became of a decision on several failures.
    ///
    /// @param done how many it was done to
    /// @param left how many it could not be done to: their bytes were never kept, or others were quicker
    public record Decided(int done, int left) {}

    /// A failure with its file's name in words.
    public static String nameOf(Failure failure) {
        return failure.name() == null ? "A record on Kafka that is no event" : failure.name();
    }
}
