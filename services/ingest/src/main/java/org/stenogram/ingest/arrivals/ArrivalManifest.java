package org.stenogram.ingest.arrivals;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.RunId;

/// What is known of one arrival, written once as `arrivals/<arrivalId>.json` before anybody is told: the same event
/// can be made of it at any later time. Either the original is kept or the file was refused.
///
/// @param original the kept bytes, absent for a refused file
/// @param refusal why it was not taken, absent for a taken file
public record ArrivalManifest(
        DocumentId documentId,
        Arrival arrival,
        @Nullable Original original,
        @Nullable Refusal refusal) {

    private static final String STAGE = "ingest";

    /// Requires an original or a refusal, and not both.
    public ArrivalManifest {
        if ((original == null) == (refusal == null)) {
            throw new IllegalArgumentException(
                    "arrival " + arrival.arrivalId() + " must have either an original or a refusal");
        }
    }

    /// What the world is told of this arrival; always the same.
    public DocumentEvent event() {
        RunId runId = new RunId(arrival.arrivalId());
        if (original != null) {
            return new DocumentReceived(documentId, runId, arrival, original);
        }
        Refusal why = Objects.requireNonNull(refusal, "checked at its making");
        return new DocumentFailed(
                documentId,
                runId,
                STAGE,
                why.code(),
                why.reason(),
                why.action(),
                why.retryable(),
                1,
                arrival,
                null,
                arrival.arrivedAt());
    }
}
