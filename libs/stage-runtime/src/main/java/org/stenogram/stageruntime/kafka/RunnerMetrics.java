package org.stenogram.stageruntime.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.stenogram.stageruntime.flow.Load;

/// The numbers that every runner shows; their list stands in this module's README.
final class RunnerMetrics {

    static final String DURATION = "stenogram.stage.duration";
    static final String RETRIES = "stenogram.stage.retries";
    static final String FAILURES = "stenogram.stage.failures";
    static final String IN_FLIGHT = "stenogram.stage.in.flight";
    static final String IN_FLIGHT_BYTES = "stenogram.stage.in.flight.bytes";
    static final String LAG = "stenogram.stage.lag";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
    };

    private final MeterRegistry meters;
    private final String stage;
    private final Map<TopicPartition, Lag> lags = new ConcurrentHashMap<>();
    private final AtomicReference<Load> load = new AtomicReference<>(new Load(0, 0));

    private record Lag(AtomicLong records, Gauge gauge) {}

    RunnerMetrics(MeterRegistry meters, String stage) {
        this.meters = meters;
        this.stage = stage;
    }

    /// A record, or a sink's batch, came to its end.
    void finished(String outcome, long nanos) {
        Timer.builder(DURATION)
                .description("from taking a record, or a sink's batch, to its outputs being safe")
                .tags("stage", stage, "outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /// @param fault `world` or `document`
    void retried(String fault) {
        counter(RETRIES, "tries that were not the last", "fault", fault).increment();
    }

    void failed(String code) {
        counter(FAILURES, "documents given up", "code", code).increment();
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name)
                .description(description)
                .tags("stage", stage, tag, value)
                .register(meters);
    }

    /// Shows this load from now on; each session has one of its own.
    void watch(Load current) {
        load.set(current);
        Gauge.builder(IN_FLIGHT, load, shown -> shown.get().records())
                .description("records taken and not finished")
                .tags("stage", stage)
                .strongReference(true)
                .register(meters);
        Gauge.builder(IN_FLIGHT_BYTES, load, shown -> shown.get().bytes())
                .description("bytes of the records taken and not finished")
                .baseUnit("bytes")
                .tags("stage", stage)
                .strongReference(true)
                .register(meters);
    }

    void lag(TopicPartition partition, long records) {
        lags.computeIfAbsent(partition, this::lagOf).records().set(records);
    }

    private Lag lagOf(TopicPartition partition) {
        AtomicLong records = new AtomicLong();
        Gauge gauge = Gauge.builder(LAG, records, AtomicLong::get)
                .description("records of the topic that are not finished")
                .tags("stage", stage, "topic", partition.topic(), "partition", "" + partition.partition())
                .register(meters);
        return new Lag(records, gauge);
    }

    /// The partition is no longer ours: its lag is another instance's to tell.
    void forget(TopicPartition partition) {
        Lag lag = lags.remove(partition);
        if (lag != null) {
            meters.remove(lag.gauge());
        }
    }
}
