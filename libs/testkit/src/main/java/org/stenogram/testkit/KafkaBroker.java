package org.stenogram.testkit;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One real Kafka broker per test run, one fresh topic prefix per test.
public final class KafkaBroker implements BeforeEachCallback {

    private static final int MOST_LOOKS = 600;
    private static final int PARTITIONS = 3;

    private String prefix = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
    }

    /// Where clients connect.
    public String bootstrapServers() {
        return TestServers.broker().bootstrapServers();
    }

    /// What this test's topics and consumer groups begin with.
    public String topicPrefix() {
        return prefix;
    }

    /// Creates topics of three partitions; the prefix is put before each name.
    public void createTopics(String... names) throws InterruptedException, ExecutionException {
        List<NewTopic> topics = Arrays.stream(names)
                .map(name -> new NewTopic(prefix + name, PARTITIONS, (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(topics).all().get();
            awaitLeaders(admin, topics);
        }
    }

    /// Waits until new topics are served: a producer that is quicker than their leaders may have its batches taken out
    /// of
    /// order, and then refused for ever.
    public static void awaitLeaders(Admin admin, Collection<NewTopic> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        for (int look = 0; ; look++) {
            try {
                admin.listOffsets(partitions).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || look == MOST_LOOKS) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }
}
