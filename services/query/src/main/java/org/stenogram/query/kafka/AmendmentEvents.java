package org.stenogram.query.kafka;

import java.io.UncheckedIOException;
import java.util.List;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.kafka.RecordPublisher;

/// Tells the archive what staff put right.
public final class AmendmentEvents {

    private final RecordPublisher publisher;
    private final EventCodec codec;

    /// @param publisher acknowledges before it returns
    /// @param codec of stage `query`
    public AmendmentEvents(RecordPublisher publisher, EventCodec codec) {
        this.publisher = publisher;
        this.codec = codec;
    }

    /// Emits an amendment and returns once the broker has it.
    ///
    /// @throws ProblemException when the broker is away
    public void emit(DocumentAmended amended) {
        try {
            publisher.publish(List.of(codec.encode(amended, null)));
        } catch (WorldFaultException | UncheckedIOException e) {
            throw new ProblemException(
                    ProblemType.BROKER_AWAY,
                    "The correction could not be handed to the pipeline. Look whether it is on the list of this"
                            + " document's corrections; if it is not, send it again.",
                    e);
        }
    }
}
