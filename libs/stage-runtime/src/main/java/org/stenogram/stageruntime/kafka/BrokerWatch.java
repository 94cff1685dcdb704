package org.stenogram.stageruntime.kafka;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.stenogram.stageruntime.flow.WorldWatch;

/// Notices that the broker is away. A consumer says nothing of it, polls just bring nothing: what tells is that
/// no heartbeat goes out any more.
final class BrokerWatch implements AutoCloseable {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final WorldWatch watch;
    private final String away;
    private final double longestSilence;
    private final Optional<Metric> silence;
    private long last = System.nanoTime();

    BrokerWatch(
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaConnection connection,
            StageSettings settings,
            WorldWatch watch) {
        this.consumer = consumer;
        this.watch = watch;
        this.away = "Kafka at " + connection.bootstrapServers();
        // Heartbeats go out five times in a session's time.
        this.longestSilence = settings.sessionTimeout().toMillis() / 1_000.0 / 2;
        this.silence = consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("last-heartbeat-seconds-ago"))
                .findFirst()
                .map(metric -> (Metric) metric.getValue());
    }

    /// Looks, once a second at most.
    void look() {
        if (System.nanoTime() - last < INTERVAL) {
            return;
        }
        last = System.nanoTime();
        boolean silent = silence.map(Metric::metricValue)
                .map(seconds -> ((Number) seconds).doubleValue() > longestSilence)
                .orElse(false);
        if (silent) {
            watch.away(this, away);
        } else {
            watch.back(this);
        }
    }

    /// Records of a partition that are not finished, as far as the broker has told.
    ///
    /// @param open records that were read and are not finished
    OptionalLong lag(TopicPartition partition, long open) {
        OptionalLong unread = consumer.currentLag(partition);
        return unread.isPresent() ? OptionalLong.of(unread.getAsLong() + open) : unread;
    }

    @Override
    public void close() {
        watch.back(this);
    }
}
