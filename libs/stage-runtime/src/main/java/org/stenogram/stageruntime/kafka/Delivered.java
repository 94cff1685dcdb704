package org.stenogram.stageruntime.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One record as it came, with what was read from it: an event, or the reason why it is none.
///
/// @param event null when the record is poison
/// @param poison why the record is no event, null when it is one
/// @param <E> the events that travel
public record Delivered<E>(
        ConsumerRecord<byte[], byte[]> record,
        @Nullable E event,
        @Nullable String poison) {

    /// Refuses a record that is both or neither.
    public Delivered {
        if ((event == null) == (poison == null)) {
            throw new IllegalArgumentException("a record is either an event or poison");
        }
    }
}
