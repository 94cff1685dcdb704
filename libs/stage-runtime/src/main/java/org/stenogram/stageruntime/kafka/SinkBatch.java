package org.stenogram.stageruntime.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// What a sink writes at once.
///
/// @param records in order within each partition; several topics and partitions lie mixed
/// @param ranges how far the offsets move, for every partition that has a record here
/// @param <E> the events that travel
public record SinkBatch<E>(List<Delivered<E>> records, Map<TopicPartition, OffsetRange> ranges) {

    /// Copies.
    public SinkBatch {
        records = List.copyOf(records);
        ranges = Map.copyOf(ranges);
    }
}
