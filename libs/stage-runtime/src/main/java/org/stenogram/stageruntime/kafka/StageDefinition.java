package org.stenogram.stageruntime.kafka;

import java.util.List;
import org.stenogram.stageruntime.Stage;

/// All that makes one service a stage.
///
/// @param name the service's name, and with the prefix its consumer group: `ocr-cleanup`
/// @param topics what it reads, as the contract names it, without prefix
/// @param inputType what the stage takes; an event of another type on these topics is failed
/// @param <E> the events that travel
/// @param <I> the events that come in
public record StageDefinition<E, I extends E>(
        String name,
        List<String> topics,
        Class<I> inputType,
        Stage<I, E> stage,
        RecordDecoder<E> decoder,
        RecordEncoder<E> encoder,
        FailureFactory<E> failures) {

    /// Refuses a stage that has no name or reads nothing.
    public StageDefinition {
        topics = List.copyOf(topics);
        if (name.isBlank() || topics.isEmpty()) {
            throw new IllegalArgumentException(
                    "a stage has a name and at least one topic: '%s', %s".formatted(name, topics));
        }
    }
}
