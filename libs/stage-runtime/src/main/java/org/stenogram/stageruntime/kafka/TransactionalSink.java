package org.stenogram.stageruntime.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// Writes events and offsets in one transaction, so that an event takes effect exactly once.
///
/// @param <E> the events that travel
public interface TransactionalSink<E> {

    /// The next offset to read of each partition. A partition left out is read from its beginning, and its
    /// first batch expects 0.
    ///
    /// @throws org.stenogram.stageruntime.WorldFaultException when the sink is away: asked again without end
    Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned);

    /// Writes all of the batch and moves every range's offset from `expected` to `next`, or nothing at all.
    /// Called by one thread at a time. A document that cannot be written is the sink's own business: it fails
    /// alone.
    ///
    /// @throws FencedException when an offset is not the expected one: positions are read again
    /// @throws org.stenogram.stageruntime.WorldFaultException when the sink is away: the batch comes again
    void apply(SinkBatch<E> batch);
}
