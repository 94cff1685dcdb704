package org.stenogram.eventcodec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.contracts.EventType;
import org.stenogram.testkit.KafkaBroker;

/// Topics on a real broker are those of `asyncapi.yaml`.
class TopicsIT {

    @RegisterExtension
    final KafkaBroker broker = new KafkaBroker();

    @SuppressWarnings("NullAway.Init") // made before each test
    private Admin admin;

    @BeforeEach
    void connect() {
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterEach
    void disconnect() {
        admin.close();
    }

    /// Those of the contract, and those over which a run is rehearsed.
    private static Stream<String> topics() {
        Stream<EventType> rehearsed = Stream.of(
                EventType.REPROCESS_REQUESTED,
                EventType.DOCUMENT_CLEANED,
                EventType.DOCUMENT_SEGMENTED,
                EventType.DOCUMENT_FAILED);
        return Stream.concat(
                Arrays.stream(EventType.values()).map(EventType::topic),
                rehearsed.map(type -> Topics.REHEARSAL + type.topic()));
    }

    /// A broker hears of a new topic and of its settings a moment after they were made.
    private List<String> differencesOnceThere(int number) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        List<String> differences = Topics.differences(admin, broker.topicPrefix());
        while (differences.size() != number && System.nanoTime() < end) {
            Thread.sleep(50);
            differences = Topics.differences(admin, broker.topicPrefix());
        }
        return differences;
    }

    @Test
    void theContractHasATopicForEveryKindOfEventAndForThoseThatARehearsalHas() {
        assertThat(Topics.fromContract()).extracting(TopicSpec::name).containsExactlyElementsOf(topics().toList());
    }

    @Test
    void missingTopicsAreMadeAsTheContractSaysAndNoneIsMadeTwice() throws InterruptedException {
        List<String> made = Topics.createMissing(admin, broker.topicPrefix());

        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(
                        topics().map(name -> broker.topicPrefix() + name).toList());
        assertThat(differencesOnceThere(0)).isEmpty();
        assertThat(Topics.createMissing(admin, broker.topicPrefix())).isEmpty();
    }

    @Test
    void severalProcessesMayMakeThemAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<List<String>> make = () -> Topics.createMissing(admin, broker.topicPrefix());
            int made = 0;
            for (Future<List<String>> one : threads.invokeAll(List.of(make, make, make, make))) {
                made += one.get().size();
            }
            assertThat(made).isEqualTo((int) topics().count());
        }
    }

    @Test
    void whatDiffersFromTheContractIsSaidAndLeftAsItIs() throws Exception {
        String topic = broker.topicPrefix() + EventType.DOCUMENT_RECEIVED.topic();
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        Topics.createMissing(admin, broker.topicPrefix());
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.SET))))
                .all()
                .get();

        // Partitions, retention and cleanup policy.
        assertThat(differencesOnceThere(3))
                .anyMatch(line -> line.startsWith("topic %s has partitions 1".formatted(topic)))
                .anyMatch(line -> line.startsWith("topic %s has cleanup.policy compact".formatted(topic)));
    }
}
