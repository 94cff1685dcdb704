package org.stenogram.stageruntime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.stenogram.stageruntime.flow.FinishedPrefix;
import org.stenogram.stageruntime.flow.Tenure;

/// Commits the finished prefix of each partition: now and then while the stage runs, at once when a partition
/// leaves. A commit that fails costs no record, it brings some again.
final class Commits {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RunnerLog log;
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private long last = System.nanoTime() - INTERVAL;

    Commits(KafkaConsumer<byte[], byte[]> consumer, RunnerLog log) {
        this.consumer = consumer;
        this.log = log;
    }

    /// Commits without waiting, unless it has just been done.
    void offer(Map<TopicPartition, Tenure> tenures) {
        if (System.nanoTime() - last < INTERVAL) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> due = due(tenures);
        if (due.isEmpty()) {
            return;
        }
        last = System.nanoTime();
        due.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        consumer.commitAsync(due, (offsets, fault) -> {
            if (fault != null) {
                committed.keySet().removeAll(offsets.keySet());
                log.notCommitted(fault);
            }
        });
    }

    /// Commits for partitions that leave and waits a few seconds for it.
    void now(Map<TopicPartition, Tenure> leaving) {
        Map<TopicPartition, OffsetAndMetadata> due = due(leaving);
        committed.keySet().removeAll(leaving.keySet());
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(due, PATIENCE);
        } catch (KafkaException fault) {
            log.notCommitted(fault);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> due(Map<TopicPartition, Tenure> tenures) {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        tenures.forEach((partition, tenure) -> {
            FinishedPrefix prefix = tenure.prefix();
            if (prefix.hasMoved() && committed.getOrDefault(partition, -1L) != prefix.next()) {
                due.put(partition, new OffsetAndMetadata(prefix.next()));
            }
        });
        return due;
    }
}
