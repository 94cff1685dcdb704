package org.stenogram.stageruntime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.stenogram.stageruntime.flow.WorldWatch;

/// Notices that the broker is away. A consumer says nothing of it, polls just bring nothing: what tells is that
/// no heartbeat goes out any more.
final class BrokerWatch implements AutoCloseable {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final WorldWatch watch;
    private final String away;
    private final double longestSilence;
    private final Optional<Metric> silence;
    private final Map<TopicPartition, Long> unread = new HashMap<>();
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
            lookBehindPauses();
        }
    }

    /// A partition that is paused is not fetched, so the consumer hears nothing of what is added to it: without asking,
    /// lag would stand still just when it grows.
    private void lookBehindPauses() {
        Set<TopicPartition> paused = consumer.paused();
        unread.keySet().retainAll(paused);
        if (paused.isEmpty()) {
            return;
        }
        try {
            consumer.endOffsets(paused, PATIENCE)
                    .forEach((partition, end) ->
                            unread.put(partition, Math.max(0, end - consumer.position(partition, PATIENCE))));
        } catch (KafkaException notNow) {
            // The heartbeat tells whether the broker is away; a number that is a second older is no matter.
        }
    }

    /// Records of a partition that are not finished, as far as the broker has told.
    ///
    /// @param open records that were read and are not finished
    OptionalLong lag(TopicPartition partition, long open) {
        Long behindPause = unread.get(partition);
        if (behindPause != null && consumer.paused().contains(partition)) {
            return OptionalLong.of(behindPause + open);
        }
        OptionalLong known = consumer.currentLag(partition);
        return known.isPresent() ? OptionalLong.of(known.getAsLong() + open) : known;
    }

    @Override
    public void close() {
        watch.back(this);
    }
}
