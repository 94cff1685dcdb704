package org.stenogram.query.kafka;

import java.io.UncheckedIOException;
import java.util.List;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.kafka.RecordPublisher;

/// Asks the archive to erase a document.
public final class ErasureRequests {

    private final RecordPublisher publisher;
    private final EventCodec codec;

    /// @param publisher acknowledges before it returns
    /// @param codec of stage `query`
    public ErasureRequests(RecordPublisher publisher, EventCodec codec) {
        this.publisher = publisher;
        this.codec = codec;
    }

    /// Emits a request and returns once the broker has it.
    ///
    /// @throws ProblemException when the broker is away
    public void emit(ErasureRequested request) {
        try {
            publisher.publish(List.of(codec.encode(request, null)));
        } catch (WorldFaultException | UncheckedIOException e) {
            throw new ProblemException(
                    ProblemType.BROKER_AWAY,
                    "The request to erase could not be handed to the pipeline. Look at the document again in a moment; if"
                            + " it is not erased, ask again.",
                    e);
        }
    }
}
