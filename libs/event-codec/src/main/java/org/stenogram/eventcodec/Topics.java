package org.stenogram.eventcodec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The topics of `contracts/asyncapi.yaml`, and their making.
public final class Topics {

    private static final Duration LEADERS_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final String CONTRACT = "contracts/asyncapi.yaml";

    /// Stands before the topics over which a run is rehearsed: the stages work as ever, and the archive does not
    /// listen.
    public static final String REHEARSAL = "rehearsal.";

    private static final List<TopicSpec> SPECS = read();

    private Topics() {}

    /// The topics of the contract, in the order of the flow, and then those over which a run is rehearsed.
    public static List<TopicSpec> fromContract() {
        return SPECS;
    }

    /// All topics in a cluster, those of rehearsals among them.
    ///
    /// @param prefix put before every topic's name, usually empty
    public static List<String> names(String prefix) {
        return SPECS.stream().map(spec -> prefix + spec.name()).toList();
    }

    /// The longest time that any topic keeps a record.
    static Duration longestRetention() {
        return SPECS.stream()
                .map(TopicSpec::retention)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// Makes the topics that the broker does not have yet; others are left as they are. Safe to run in several
    /// processes at once.
    ///
    /// @param prefix put before every topic's name, usually empty
    /// @return the names of the topics that this call made
    /// @throws KafkaException when the broker cannot be reached or refuses
    public static List<String> createMissing(Admin admin, String prefix) {
        Set<String> present = await(admin.listTopics().names());
        int brokers = await(admin.describeCluster().nodes()).size();
        List<String> made = new ArrayList<>();
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (TopicSpec spec : SPECS) {
            String name = prefix + spec.name();
            if (!present.contains(name) && create(admin, name, spec, brokers)) {
                made.add(name);
                for (int partition = 0; partition < spec.partitions(); partition++) {
                    partitions.put(new TopicPartition(name, partition), OffsetSpec.latest());
                }
            }
        }
        awaitLeaders(admin, partitions);
        return made;
    }

    /// Waits until each new partition is served. An idempotent producer that is quicker may have its first batch
    /// refused and its second taken; the broker then refuses the first for ever, as out of order.
    private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> partitions) {
        long deadline = System.nanoTime() + LEADERS_WITHIN.toNanos();
        while (!partitions.isEmpty()) {
            try {
                await(admin.listOffsets(partitions).all());
                return;
            } catch (RetriableException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    /// Where the broker's topics are not as the contract says, in plain sentences; empty when they are. Nothing
    /// is changed: to lower a retention or to add partitions to keyed topics is for people to decide.
    ///
    /// @throws KafkaException when the broker cannot be reached or refuses
    public static List<String> differences(Admin admin, String prefix) {
        Set<String> present = await(admin.listTopics().names());
        List<String> names = SPECS.stream()
                .map(spec -> prefix + spec.name())
                .filter(present::contains)
                .toList();
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configurations =
                await(admin.describeConfigs(names.stream().map(Topics::resource).toList())
                        .all());
        int brokers = await(admin.describeCluster().nodes()).size();
        List<String> differences = new ArrayList<>();
        for (TopicSpec spec : SPECS) {
            String name = prefix + spec.name();
            TopicDescription description = descriptions.get(name);
            Config configuration = configurations.get(resource(name));
            if (description == null || configuration == null) {
                differences.add("topic " + name + " is missing");
                continue;
            }
            compare(
                    differences,
                    name,
                    "partitions",
                    spec.partitions(),
                    description.partitions().size());
            int replicas = description.partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(0);
            compare(differences, name, "replicas", Math.min(spec.replicas(), brokers), replicas);
            configs(spec)
                    .forEach((key, value) -> compare(
                            differences,
                            name,
                            key,
                            value,
                            Objects.requireNonNull(configuration.get(key), key).value()));
        }
        return differences;
    }

    private static void compare(List<String> differences, String topic, String what, Object wanted, Object found) {
        if (!wanted.equals(found)) {
            differences.add("topic %s has %s %s, the contract says %s".formatted(topic, what, found, wanted));
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Map<String, String> configs(TopicSpec spec) {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(spec.retention().toMillis()),
                TopicConfig.CLEANUP_POLICY_CONFIG, spec.cleanupPolicy());
    }

    private static boolean create(Admin admin, String name, TopicSpec spec, int brokers) {
        short replicas = (short) Math.min(spec.replicas(), brokers);
        NewTopic topic = new NewTopic(name, spec.partitions(), replicas).configs(configs(spec));
        try {
            await(admin.createTopics(List.of(topic)).all());
            return true;
        } catch (TopicExistsException e) {
            return false; // another process was quicker
        }
    }

    private static <T extends @Nullable Object> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException kafka) {
                throw kafka;
            }
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private static List<TopicSpec> read() {
        try (InputStream stream = Objects.requireNonNull(
                Topics.class.getClassLoader().getResourceAsStream(CONTRACT), CONTRACT + " is not on the class path")) {
            Map<String, Object> contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return map(contract, "channels").values().stream()
                    .map(channel -> spec((Map<?, ?>) channel))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TopicSpec spec(Map<?, ?> channel) {
        Map<?, ?> kafka = map(map(channel, "bindings"), "kafka");
        Map<?, ?> configuration = map(kafka, "topicConfiguration");
        List<?> cleanupPolicy = (List<?>) value(configuration, "cleanup.policy");
        return new TopicSpec(
                (String) value(channel, "address"),
                ((Number) value(kafka, "partitions")).intValue(),
                ((Number) value(kafka, "replicas")).intValue(),
                Duration.ofMillis(((Number) value(configuration, "retention.ms")).longValue()),
                String.join(",", cleanupPolicy.stream().map(String::valueOf).toList()));
    }

    private static Map<?, ?> map(Map<?, ?> parent, String name) {
        return (Map<?, ?>) value(parent, name);
    }

    private static Object value(Map<?, ?> parent, String name) {
        Object value = parent.get(name);
        if (value == null) {
            throw new IllegalStateException(CONTRACT + " has no " + name + " where one belongs");
        }
        return value;
    }
}
