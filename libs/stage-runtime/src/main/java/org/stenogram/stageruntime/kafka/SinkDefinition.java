package org.stenogram.stageruntime.kafka;

import java.util.List;

/// All that makes one service the end of the line: it writes what arrives where its offsets live too.
///
/// @param name the service's name, and with the prefix its consumer group: `storage`
/// @param topics what it reads, as the contract names it, without prefix
/// @param <E> the events that travel
public record SinkDefinition<E>(String name, List<String> topics, RecordDecoder<E> decoder, TransactionalSink<E> sink) {

    /// Refuses a sink that has no name or reads nothing.
    public SinkDefinition {
        topics = List.copyOf(topics);
        if (name.isBlank() || topics.isEmpty()) {
            throw new IllegalArgumentException(
                    "a sink has a name and at least one topic: '%s', %s".formatted(name, topics));
        }
    }
}
