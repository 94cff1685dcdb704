package org.stenogram.query.answers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.answers.ReceiptAnswer.Receipt;

/// The shapes of a document's story.
public final class TimelineAnswer {

    private TimelineAnswer() {}

    /// All that is known of a document's way.
    ///
    /// @param arrivals each taking of its file, oldest first
    /// @param runs each pass of the pipeline, oldest first
    /// @param events each event that the archive applied, in the order of the feed
    public record Timeline(
            UUID documentId, List<Receipt> arrivals, List<Run> runs, List<Failure> failures, List<Event> events) {}

    /// One pass of the pipeline.
    ///
    /// @param state `waiting`, `archived`, `duplicate` or `failed`
    /// @param seconds from its opening to its end, absent while it waits
    public record Run(
            UUID runId,
            @Nullable UUID arrivalId,
            boolean reprocess,
            @Nullable String reason,
            @Nullable String requestedBy,
            String state,
            List<Step> steps,
            @Nullable Double seconds) {}

    /// One step of a run.
    ///
    /// @param name `opened`, `cleaned`, `segmented`, `archived` or `failed`
    /// @param seconds since the step before, absent for the first
    public record Step(String name, Instant at, @Nullable Double seconds) {

        /// Seconds between two steps.
        public static double between(Instant from, Instant to) {
            return Duration.between(from, to).toNanos() / 1e9;
        }
    }

    /// How often one version of a cleaning rule made an edit.
    public record RuleUse(String rule, int version, int edits) {}

    /// One event.
    ///
    /// @param type CloudEvents type
    /// @param stage who emitted it
    /// @param recordedAt when the archive applied it
    public record Event(
            UUID eventId,
            String type,
            String stage,
            @Nullable UUID runId,
            Instant occurredAt,
            Instant recordedAt) {}
}
