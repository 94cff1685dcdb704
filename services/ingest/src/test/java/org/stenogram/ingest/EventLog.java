package org.stenogram.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.stenogram.bucket.Bucket;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.testkit.KafkaBroker;

/// Reads all that ingest said on a test's topics, as the services after it would.
final class EventLog implements AutoCloseable {

    static final String[] TOPICS = Stream.of(
                    EventType.DOCUMENT_RECEIVED, EventType.DOCUMENT_FAILED, EventType.BATCH_SEALED)
            .map(EventType::topic)
            .toArray(String[]::new);

    record Heard(UUID eventId, PipelineEvent event) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventCodec codec;
    private final List<Heard> heard = new ArrayList<>();

    EventLog(KafkaBroker kafka, Bucket bucket) {
        codec = new EventCodec("test", kafka.topicPrefix(), bucket);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(TOPICS)
                .flatMap(topic -> consumer.partitionsFor(kafka.topicPrefix() + topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// All that was said so far, in the order of reading.
    List<Heard> all() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            heard.add(new Heard(codec.envelope(record).id(), codec.decode(record)));
        }
        return List.copyOf(heard);
    }

    <E extends PipelineEvent> List<E> of(Class<E> type) {
        return all().stream()
                .map(Heard::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /// Forgets what was heard so far.
    void clear() {
        all();
        heard.clear();
    }

    /// Reads until a condition holds.
    ///
    /// @throws AssertionError when it does not hold in time
    List<Heard> await(String what, Duration atMost, Predicate<List<Heard>> condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.test(all())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in %s: %s; heard %d, the last %s"
                        .formatted(
                                atMost,
                                what,
                                heard.size(),
                                heard.reversed().stream().limit(3).toList()));
            }
        }
        return List.copyOf(heard);
    }

    <E extends PipelineEvent> List<E> await(int count, Class<E> type) {
        await(count + " " + type.getSimpleName(), Duration.ofSeconds(20), _ -> of(type).size() >= count);
        return of(type);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
