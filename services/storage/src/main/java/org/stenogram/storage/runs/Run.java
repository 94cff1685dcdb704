package org.stenogram.storage.runs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the archive knows of one pass of the pipeline over one document. Each `with…` says what one event adds;
/// the result is the same in whatever order they are called.
///
/// @param opening absent until the opening event is there
/// @param archivedAt present when an edition was made
/// @param failedAt present while the state is [RunState#FAILED]
public record Run(
        UUID runId,
        UUID documentId,
        @Nullable Opening opening,
        @Nullable Instant cleanedAt,
        @Nullable Instant segmentedAt,
        @Nullable Instant archivedAt,
        @Nullable Instant failedAt,
        RunState state) {

    static Run unknown(UUID runId, UUID documentId) {
        return new Run(runId, documentId, null, null, null, null, null, RunState.WAITING);
    }

    /// An opening that knows the bytes wins over a rejection that does not.
    Run withOpening(Opening added) {
        Opening kept = opening == null || opening.sha256() == null && added.sha256() != null ? added : opening;
        return new Run(runId, documentId, kept, cleanedAt, segmentedAt, archivedAt, failedAt, state);
    }

    Run withCleaned(Instant at) {
        return new Run(runId, documentId, opening, at, segmentedAt, archivedAt, failedAt, state);
    }

    Run withSegmented(Instant at) {
        return new Run(runId, documentId, opening, cleanedAt, at, archivedAt, failedAt, state);
    }

    /// The first failure counts; one that comes after success changes nothing.
    Run withFailure(Instant at) {
        if (state.isSettled()) {
            return this;
        }
        Instant first = failedAt == null || at.isBefore(failedAt) ? at : failedAt;
        return new Run(runId, documentId, opening, cleanedAt, segmentedAt, null, first, RunState.FAILED);
    }

    /// The run at its end; a failure that came before is forgotten.
    public Run settled(Settled result) {
        return switch (result) {
            case Settled.Archived archived ->
                new Run(runId, documentId, opening, cleanedAt, segmentedAt, archived.at(), null, RunState.ARCHIVED);
            case Settled.Duplicate _ ->
                new Run(runId, documentId, opening, cleanedAt, segmentedAt, null, null, RunState.DUPLICATE);
        };
    }
}
