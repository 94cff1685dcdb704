package org.stenogram.stageruntime.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Makes a record of an event, its topic included.
///
/// @param <E> the events that travel
@FunctionalInterface
public interface RecordEncoder<E> {

    /// Writes one event. The same event gives the same event id every time.
    ///
    /// @param cause the record that led to the event, for its trace; null when none did
    /// @throws java.io.UncheckedIOException when a payload cannot be put away now: tried again without end
    ProducerRecord<byte[], byte[]> encode(E event, @Nullable ConsumerRecord<byte[], byte[]> cause);
}
