package org.stenogram.stageruntime.kafka;

import java.io.UncheckedIOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.stenogram.stageruntime.Outcome;
import org.stenogram.stageruntime.Rejection;
import org.stenogram.stageruntime.WorldFaultException;

/// One try of one record: read, let the stage decide, write. Says where it led and throws nothing.
///
/// @param <E> the events that travel
/// @param <I> the events that come in
record StageCall<E, I extends E>(StageDefinition<E, I> definition) {

    /// The stage's name.
    String name() {
        return definition.name();
    }

    /// Lets the stage decide about a record.
    Step decide(ConsumerRecord<byte[], byte[]> record) {
        E event;
        try {
            event = definition.decoder().decode(record);
        } catch (IllegalArgumentException poison) {
            return new Step.GiveUp(Faults.poison(record, Faults.words(poison)), Step.Ending.POISON);
        } catch (Throwable fault) {
            return Faults.ofCodec(fault);
        }
        if (!definition.inputType().isInstance(event)) {
            String why = "%s takes no %s".formatted(name(), event.getClass().getSimpleName());
            return new Step.GiveUp(Faults.poison(record, why), Step.Ending.POISON);
        }
        Outcome<E> outcome;
        try {
            outcome = definition.stage().handle(definition.inputType().cast(event));
        } catch (Throwable fault) {
            return Faults.ofStage(fault);
        }
        try {
            return step(outcome, record);
        } catch (Throwable fault) {
            return Faults.ofCodec(fault);
        }
    }

    private Step step(Outcome<E> outcome, ConsumerRecord<byte[], byte[]> record) {
        return switch (outcome) {
            case Outcome.Emit<E>(E output) ->
                new Step.Publish(definition.encoder().encode(output, record), Step.Ending.EMITTED);
            case Outcome.Retry<E>(String reason) -> new Step.Wait(reason, new IllegalStateException(reason));
            case Outcome.Reject<E>(Rejection rejection) -> new Step.GiveUp(rejection, Step.Ending.REJECTED);
        };
    }

    /// Says that a record is given up. Nothing may be lost here, so whatever goes wrong is tried again.
    Step giveUp(ConsumerRecord<byte[], byte[]> record, Step.GiveUp decision, int attempt) {
        try {
            E failed = definition.failures().failed(inputOf(record), record, decision.rejection(), attempt);
            return new Step.Publish(definition.encoder().encode(failed, record), decision.ending());
        } catch (Throwable fault) {
            return new Step.Wait("the event that says that a document failed: " + Faults.words(fault), fault);
        }
    }

    private @Nullable E inputOf(ConsumerRecord<byte[], byte[]> record) {
        try {
            return definition.decoder().decode(record);
        } catch (WorldFaultException | UncheckedIOException fault) {
            throw fault;
        } catch (Throwable poison) {
            return null;
        }
    }
}
