package org.stenogram.stageruntime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.stenogram.stageruntime.BadSettingException;

/// The Kafka client settings of the runtime, each with its reason. `stenogram.kafka.properties` win over them,
/// except where the promise to lose nothing rests on one.
final class ClientSettings {

    /// How long leaving the group may take when the broker does not answer.
    static final CloseOptions LEAVING = CloseOptions.timeout(Duration.ofSeconds(5));

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private ClientSettings() {}

    /// Makes the consumer of a runner; it has joined no group yet.
    static KafkaConsumer<byte[], byte[]> newConsumer(KafkaConnection connection, String stage, StageSettings settings) {
        return new KafkaConsumer<>(
                consumer(connection, stage, settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// For a runner: reads from the beginning of what it never read, commits only by hand.
    static Map<String, Object> consumer(KafkaConnection connection, String stage, StageSettings settings) {
        Map<String, Object> all = shared(connection, stage);
        // Not the newer `consumer` protocol: there the time after which a dead instance loses its partitions is the
        // broker's (45 s by default) and not ours, and brokers before 4.0 do not know it.
        all.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.max(1, session / 5));
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // What another program's transaction took back is to become no document.
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A record is handed over at once whatever this says; but a partition that is resumed waits for the fetch that
        // is under way, so it is short.
        all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.recordsAtOnce());
        int fetch = Math.clamp(settings.maxBytesInFlight(), 1 << 20, 16 << 20);
        all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetch);
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Math.min(fetch, 4 << 20));
        all.putAll(connection.properties());
        all.put(ConsumerConfig.GROUP_ID_CONFIG, connection.group(stage));
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return all;
    }

    /// For a publisher: idempotent, acknowledged by all replicas in sync.
    static Map<String, Object> producer(KafkaConnection connection) {
        Map<String, Object> all = shared(connection, "publisher");
        // Long enough that records of documents finished together travel together, too short to be noticed.
        all.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
        // An outage is to be seen in readiness soon; the runtime tries again without end.
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        all.putAll(connection.properties());
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        return all;
    }

    private static Map<String, Object> shared(KafkaConnection connection, String client) {
        Map<String, Object> all = new HashMap<>();
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, client + "-" + CLIENTS.incrementAndGet());
        // A broker that is back, and a topic that is new, are to be noticed within seconds.
        all.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        all.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 10_000);
        return all;
    }

    /// Refuses consumer settings that Kafka refuses, before anything connects.
    static void checkConsumer(KafkaConnection connection, StageSettings settings) {
        Map<String, Object> consumer = consumer(connection, "check", settings);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        check(connection, () -> new ConsumerConfig(consumer));
    }

    /// Refuses producer settings that Kafka refuses, before anything connects.
    static void checkProducer(KafkaConnection connection) {
        Map<String, Object> producer = producer(connection);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        check(connection, () -> new ProducerConfig(producer));
    }

    private static void check(KafkaConnection connection, Supplier<AbstractConfig> parse) {
        try {
            parse.get();
        } catch (ConfigException e) {
            // Names only: a value may be a password.
            Set<String> names = new TreeSet<>(connection.properties().keySet());
            throw new BadSettingException(
                    "stenogram.kafka.properties", "be settings that Kafka takes (%s)".formatted(e.getMessage()), names);
        }
    }
}
