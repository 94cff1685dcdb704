package org.stenogram.standalone.follow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A consumer as any outside system would write it: it reads headers, handles, then commits; when it crashes between
/// the
/// two, the next one begins where the last commit was.
final class TopicReader implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int UNTIL_TOLD = Integer.MAX_VALUE;

    private final Map<String, Object> settings;
    private final List<String> topics;
    private final Consumer<Told> events;
    private final AtomicInteger left = new AtomicInteger(UNTIL_TOLD);
    private final AtomicInteger crashes = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "topic-reader");
    private volatile boolean isOver;

    private TopicReader(Map<String, Object> settings, List<String> topics, Consumer<Told> events) {
        this.settings = settings;
        this.topics = topics;
        this.events = events;
    }

    static TopicReader open(String bootstrapServers, String group, List<String> topics, Consumer<Told> events) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 50);
        TopicReader reader = new TopicReader(settings, topics, events);
        reader.thread.start();
        return reader;
    }

    /// Has it crash after so many more events, before it has committed them.
    void crashAfter(int more) {
        left.set(more);
    }

    int crashes() {
        return crashes.get();
    }

    private void run() {
        while (!isOver) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(topics);
                while (!isOver && handle(consumer)) {
                    consumer.commitSync();
                }
                // At once, so that the next one need not wait for this one's session to end.
                consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
            } catch (KafkaException e) {
                // It begins anew from its last commit.
                crashes.incrementAndGet();
            }
        }
    }

    /// Whether it lives on.
    private boolean handle(KafkaConsumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
            if (left.get() != UNTIL_TOLD && left.getAndDecrement() <= 0) {
                left.set(UNTIL_TOLD);
                crashes.incrementAndGet();
                return false;
            }
            events.accept(new Told(
                    UUID.fromString(header(record, "ce_id")),
                    UUID.fromString(new String(record.key(), StandardCharsets.UTF_8)),
                    header(record, "ce_type")));
        }
        return true;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        isOver = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
