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
        String sha256 = rerun.sha256();
        if (sha256 == null) {
            throw new ProblemException(
                    ProblemType.NOTHING_TO_RUN,
                    "This file was rejected before its bytes were kept, so there is nothing to run again. Put right what"
                            + " the failure says and drop it anew.");
        }
        UUID runId = UUID.randomUUID();
        String mediaType = rerun.mediaType();
        ReprocessRequested event = new ReprocessRequested(
                new DocumentId(rerun.documentId()),
                new RunId(runId),
                rerun.arrival(),
                new Original(
                        sha256, rerun.arrival().bytes(), mediaType == null ? "application/octet-stream" : mediaType),
                reason,
                requestedBy,
                clock.instant());
        try {
            publisher.publish(List.of(codec.encode(event, null)));
        } catch (WorldFaultException | UncheckedIOException e) {
            throw new ProblemException(
                    ProblemType.BROKER_AWAY,
                    "The request could not be handed to the pipeline. Try again shortly; a request that arrives twice"
                            + " makes one edition more, nothing worse.",
                    e);
        }
        return runId;
    }
}
