package org.stenogram.stageruntime.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.stenogram.stageruntime.Rejection;

/// Makes the event that says that a document failed.
///
/// @param <E> the events that travel
@FunctionalInterface
public interface FailureFactory<E> {

    /// Says what failed, why, and where the record lies.
    ///
    /// @param input the event, or null when the record is none
    /// @param attempt how many times it was tried, from 1
    E failed(@Nullable E input, ConsumerRecord<byte[], byte[]> record, Rejection rejection, int attempt);
}
