package org.stenogram.eventcodec;

import java.time.Duration;

/// One topic as the contract describes it.
///
/// @param name without prefix
/// @param replicas how many copies the contract wants; a smaller cluster gets as many as it has brokers
/// @param retention how long a record is kept
/// @param cleanupPolicy as Kafka writes it: `delete`
public record TopicSpec(String name, int partitions, int replicas, Duration retention, String cleanupPolicy) {

    /// Checks the numbers.
    public TopicSpec {
        if (partitions < 1 || replicas < 1 || !retention.isPositive()) {
            throw new IllegalArgumentException("topic %s needs partitions, replicas and retention, has %d, %d and %s"
                    .formatted(name, partitions, replicas, retention));
        }
    }
}
