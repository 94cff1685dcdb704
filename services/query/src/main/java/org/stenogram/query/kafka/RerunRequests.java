package org.stenogram.query.kafka;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.ReprocessRequested;
import org.stenogram.contracts.RunId;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.query.postgres.RunReader.Rerun;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.kafka.RecordPublisher;

/// Asks the pipeline to run bytes again that it has run before.
public final class RerunRequests {

    private final RecordPublisher publisher;
    private final EventCodec codec;
    private final Clock clock;

    /// @param publisher acknowledges before it returns
    /// @param codec of stage `query`
    public RerunRequests(RecordPublisher publisher, EventCodec codec, Clock clock) {
        this.publisher = publisher;
        this.codec = codec;
        this.clock = clock;
    }

    /// Emits the request and returns the new run once the broker has it.
    ///
    /// @param reason why, in the words of who asked
    /// @throws ProblemException when the bytes were never kept, or the broker is away
    public UUID request(Rerun rerun, String reason, String requestedBy) {
        ReprocessRequested event = event(rerun, reason, requestedBy);
        publish(List.of(event));
        return event.runId().value();
    }

    /// Emits a request for each and returns once the broker has all of them.
    ///
    /// @throws ProblemException when the bytes of one were never kept, or the broker is away
    public void requestAll(List<Rerun> reruns, String reason, String requestedBy) {
        publish(reruns.stream().map(rerun -> event(rerun, reason, requestedBy)).toList());
    }

    /// A run whose identifier is fixed before it is asked for.
    public record Wish(Rerun rerun, UUID runId) {}

    /// Emits a request for each and returns once the broker has all of them. Asked for twice they are the same
    /// requests.
    ///
    /// @throws ProblemException when the bytes of one were never kept, or the broker is away
    public void requestEach(List<Wish> wishes, String reason, String requestedBy) {
        publish(wishes.stream()
                .map(wish -> event(wish.rerun(), wish.runId(), reason, requestedBy))
                .toList());
    }

    private ReprocessRequested event(Rerun rerun, String reason, String requestedBy) {
        return event(rerun, UUID.randomUUID(), reason, requestedBy);
    }

    private ReprocessRequested event(Rerun rerun, UUID runId, String reason, String requestedBy) {
        String sha256 = rerun.sha256();
        if (sha256 == null) {
            throw new ProblemException(
                    ProblemType.NOTHING_TO_RUN,
                    "This file was rejected before its bytes were kept, so there is nothing to run again. Put right what"
                            + " the failure says and drop it anew.");
        }
        String mediaType = rerun.mediaType();
        return new ReprocessRequested(
                new DocumentId(rerun.documentId()),
                new RunId(runId),
                rerun.arrival(),
                new Original(
                        sha256, rerun.arrival().bytes(), mediaType == null ? "application/octet-stream" : mediaType),
                reason,
                requestedBy,
                clock.instant());
    }

    private void publish(List<ReprocessRequested> events) {
        try {
            publisher.publish(
                    events.stream().map(event -> codec.encode(event, null)).toList());
        } catch (WorldFaultException | UncheckedIOException e) {
            throw new ProblemException(
                    ProblemType.BROKER_AWAY,
                    "The request could not be handed to the pipeline. Try again shortly; a request that arrives twice"
                            + " makes one edition more, nothing worse.",
                    e);
        }
    }
}
