package org.stenogram.stageruntime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.stenogram.testkit.KafkaBroker;

/// What a test wants of the broker beside the runner under test.
final class Cluster implements AutoCloseable {

    static final int PARTITIONS = 3;

    private final KafkaConnection connection;
    private final KafkaProducer<byte[], byte[]> producer;

    Cluster(KafkaConnection connection) throws Exception {
        this.connection = connection;
        this.producer = new KafkaProducer<>(
                ClientSettings.producer(connection), new ByteArraySerializer(), new ByteArraySerializer());
        try (Admin admin = Admin.create(connection.clientProperties())) {
            List<NewTopic> topics = List.of(topic("said"), topic("heard"), topic("failed"));
            admin.createTopics(topics).all().get();
            KafkaBroker.awaitLeaders(admin, topics);
        }
    }

    private NewTopic topic(String name) {
        return new NewTopic(connection.topic(name), PARTITIONS, (short) 1);
    }

    /// What a runner of a test is set to: quick to notice, small enough to fill.
    static StageSettings settings() {
        return settings(2, 64, 1 << 20);
    }

    static StageSettings settings(int parallelism, int records, long bytes) {
        return new StageSettings(
                parallelism,
                records,
                bytes,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(6));
    }

    void send(Words event) throws Exception {
        send(Words.record(connection.topic("said"), event));
    }

    void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        producer.send(record).get();
    }

    /// Many words, each key's numbered from 0: `key0: 0, 1, 2 …`.
    void sendMany(int keys, int each) throws Exception {
        for (int i = 0; i < each; i++) {
            for (int k = 0; k < keys; k++) {
                producer.send(Words.record(connection.topic("said"), new Words.Said("key" + k, "" + i)));
            }
        }
        producer.flush();
    }

    /// All records of a topic now, by partition and in order.
    List<ConsumerRecord<byte[], byte[]>> all(String name) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>(connection.clientProperties());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(name);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    List<Words> words(String name) {
        return all(name).stream().map(Words::decode).toList();
    }

    List<Words.Failed> failures() {
        return words("failed").stream().map(Words.Failed.class::cast).toList();
    }

    /// How far the group of a stage has committed, over all partitions of `said`.
    long committed(String stage) throws Exception {
        try (Admin admin = Admin.create(connection.clientProperties())) {
            return admin
                    .listConsumerGroupOffsets(connection.group(stage))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .filter(offset -> offset != null)
                    .mapToLong(offset -> offset.offset())
                    .sum();
        }
    }

    private List<TopicPartition> partitions(String name) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(connection.topic(name), number))
                .toList();
    }

    /// Waits until it is so; fails after half a minute.
    static void eventually(String what, BooleanSupplier isSo) throws InterruptedException {
        eventually(what, isSo, Duration.ofSeconds(40));
    }

    static void eventually(String what, BooleanSupplier isSo, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: " + what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// Waits until enough of what was heard fits.
    void eventuallyHeard(int number, Predicate<Words> which) throws InterruptedException {
        eventually(
                number + " heard",
                () -> words("heard").stream().filter(which).distinct().count() >= number);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
