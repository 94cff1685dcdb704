package org.stenogram.stageruntime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stenogram.stageruntime.kafka.Cluster.eventually;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.testkit.KafkaBroker;

/// A sink on a real broker: the end of the line keeps its own offsets.
@Timeout(120)
class SinkRunnerIT {

    @RegisterExtension
    final KafkaBroker broker = new KafkaBroker();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Ledger ledger = new Ledger();
    private final List<SinkRunner<Words>> runners = new ArrayList<>();
    private KafkaConnection connection = new KafkaConnection("127.0.0.1:1", "", Map.of());

    @SuppressWarnings("NullAway.Init") // made before each test
    private Cluster cluster;

    /// Writes and offsets under one lock: what a transaction is to storage.
    private static final class Ledger implements TransactionalSink<Words> {

        final List<Delivered<Words>> written = new ArrayList<>();
        final List<Integer> batches = new ArrayList<>();
        final Map<TopicPartition, Long> next = new HashMap<>();
        boolean away;
        int asked;

        @Override
        public synchronized Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned) {
            asked++;
            if (away) {
                throw new WorldFaultException("the ledger is away", new java.io.IOException());
            }
            return Map.copyOf(next);
        }

        @Override
        public synchronized void apply(SinkBatch<Words> batch) {
            if (away) {
                throw new WorldFaultException("the ledger is away", new java.io.IOException());
            }
            batch.ranges().forEach((partition, range) -> {
                if (next.getOrDefault(partition, 0L) != range.expected()) {
                    throw new FencedException("%s stands at %s".formatted(partition, next.get(partition)));
                }
            });
            batch.ranges().forEach((partition, range) -> next.put(partition, range.next()));
            written.addAll(batch.records());
            batches.add(batch.records().size());
        }

        synchronized int size() {
            return written.size();
        }

        synchronized void setAway(boolean now) {
            away = now;
        }
    }

    @BeforeEach
    void connect() throws Exception {
        connection = new KafkaConnection(broker.bootstrapServers(), broker.topicPrefix(), Map.of());
        cluster = new Cluster(connection);
    }

    @AfterEach
    void stop() {
        runners.forEach(SinkRunner::close);
        cluster.close();
    }

    private SinkRunner<Words> run(StageSettings settings, RecordDecoder<Words> decoder) {
        SinkRunner<Words> runner = new SinkRunner<>(
                new SinkDefinition<>("ledger", List.of("said"), decoder, ledger), connection, settings, meters);
        runners.add(runner);
        runner.start();
        return runner;
    }

    @Test
    void eachRecordIsWrittenOnceAndInOrderWhateverIsRestarted() throws Exception {
        cluster.sendMany(10, 20);
        SinkRunner<Words> first = run(Cluster.settings(), Words::decode);
        eventually("some written", () -> ledger.size() > 0);
        first.close();
        cluster.sendMany(10, 20);
        run(Cluster.settings(), Words::decode);

        eventually("all written", () -> ledger.size() >= 400);
        assertThat(ledger.written.stream().map(delivered -> Faults.place(delivered.record())))
                .doesNotHaveDuplicates()
                .hasSize(400);
        for (int k = 0; k < 10; k++) {
            String key = "key" + k;
            assertThat(ledger.written.stream()
                            .map(Delivered::record)
                            .filter(record -> new String(record.key(), UTF_8).equals(key))
                            .map(ConsumerRecord::offset))
                    .as(key)
                    .isSorted();
        }
    }

    @Test
    void anOutageOfTheSinkIsWaitedOutWithReadinessDown() throws Exception {
        ledger.setAway(true);
        SinkRunner<Words> runner = run(Cluster.settings(), Words::decode);
        cluster.sendMany(10, 3);

        eventually("waiting", () -> runner.health() instanceof RunnerHealth.Waiting);
        Thread.sleep(500);
        ledger.setAway(false);
        eventually("written", () -> ledger.size() == 30);
        ledger.setAway(true);
        cluster.sendMany(10, 3);
        eventually("waiting again", () -> runner.health() instanceof RunnerHealth.Waiting);
        ledger.setAway(false);

        eventually("all written", () -> ledger.size() == 60);
        eventually("serving", () -> runner.health() instanceof RunnerHealth.Serving);
    }

    @Test
    void offsetsThatAnotherInstanceMovedAreReadAgain() throws Exception {
        run(Cluster.settings(), Words::decode);
        cluster.sendMany(3, 3);
        eventually("written", () -> ledger.size() == 9);

        synchronized (ledger) {
            // The ledger was restored from before the first record.
            ledger.next.clear();
            ledger.written.clear();
        }
        cluster.sendMany(3, 1);

        eventually("written again", () -> ledger.size() == 12);
        assertThat(ledger.written.stream().map(delivered -> Faults.place(delivered.record())))
                .doesNotHaveDuplicates();
    }

    @Test
    void poisonIsHandedOverAsPoisonWhateverTheDecoderThrows() throws Exception {
        run(Cluster.settings(), record -> {
            if (record.value() != null && record.value().length == 3) {
                throw new NullPointerException("a decoder's own fault");
            }
            return Words.decode(record);
        });
        String topic = connection.topic("said");
        cluster.send(new ProducerRecord<>(topic, new byte[] {1}, new byte[] {1, 2, 3}));
        cluster.send(new ProducerRecord<>(topic, null, null));
        cluster.send(new Words.Said("good", "text"));

        eventually("all there", () -> ledger.size() == 3);
        assertThat(ledger.written.stream().filter(delivered -> delivered.poison() != null))
                .hasSize(2);
    }

    @Test
    void aBatchHasNoMoreBytesThanMayBeInFlight() throws Exception {
        for (int i = 0; i < 30; i++) {
            cluster.send(new Words.Said("key" + i, "text"));
        }
        run(Cluster.settings(2, 400, 10_000), RecordDecoder.sized(Words::decode, _ -> 4_000));

        eventually("all there", () -> ledger.size() == 30);
        assertThat(ledger.batches).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(3));
        assertThat(meters.get("stenogram.stage.duration")
                        .tags("stage", "ledger", "outcome", "applied")
                        .timer()
                        .count())
                .isEqualTo(ledger.batches.size());
    }
}
