package org.stenogram.storage.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.ReprocessRequested;

/// What the event that opened a run says.
///
/// @param arrivalId the taking of the file whose bytes are run
/// @param key where in the bucket the file was dropped
/// @param sha256 of the bytes; absent when the file was rejected before it was read
/// @param isReprocess true when staff asked for the run
/// @param reason why they asked
/// @param requestedBy who asked
/// @param openedAt when the file arrived or the request was made; decides which run is the newest
public record Opening(
        UUID arrivalId,
        String key,
        String name,
        String collection,
        @Nullable String sha256,
        boolean isReprocess,
        @Nullable String reason,
        @Nullable String requestedBy,
        Instant openedAt) {

    /// Cuts the time to what PostgreSQL keeps, so that a comparison comes out the same before and after.
    public Opening {
        openedAt = openedAt.truncatedTo(ChronoUnit.MICROS);
    }

    static Opening of(DocumentReceived received) {
        return of(received.arrival(), received.original().sha256());
    }

    /// A file that was rejected when it arrived.
    static Opening ofRejected(Arrival arrival) {
        return of(arrival, null);
    }

    static Opening of(ReprocessRequested request) {
        Arrival arrival = request.arrival();
        return new Opening(
                arrival.arrivalId(),
                arrival.key(),
                arrival.name(),
                arrival.collection(),
                request.original().sha256(),
                true,
                request.reason(),
                request.requestedBy(),
                request.requestedAt());
    }

    private static Opening of(Arrival arrival, @Nullable String sha256) {
        return new Opening(
                arrival.arrivalId(),
                arrival.key(),
                arrival.name(),
                arrival.collection(),
                sha256,
                false,
                null,
                null,
                arrival.arrivedAt());
    }
}
