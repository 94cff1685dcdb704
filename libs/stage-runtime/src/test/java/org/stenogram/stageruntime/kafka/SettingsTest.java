package org.stenogram.stageruntime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.stageruntime.BadSettingException;
import org.stenogram.stageruntime.Outcome;

class SettingsTest {

    @Test
    void theDefaultsAreThoseOfTheReadme() {
        assertThat(StageSettings.defaults())
                .isEqualTo(new StageSettings(
                        Runtime.getRuntime().availableProcessors(),
                        256,
                        32L * 1024 * 1024,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(15)));
    }

    @ParameterizedTest
    @CsvSource({
        "parallelism, 0, 256, 1000, PT30S, PT20S, PT5S, PT0.2S, PT15S",
        "max-records-in-flight, 2, 0, 1000, PT30S, PT20S, PT5S, PT0.2S, PT15S",
        "max-bytes-in-flight, 2, 256, 0, PT30S, PT20S, PT5S, PT0.2S, PT15S",
        "max-back-off, 2, 256, 1000, PT31S, PT20S, PT5S, PT0.2S, PT15S",
        "max-back-off, 2, 256, 1000, PT0S, PT20S, PT5S, PT0.2S, PT15S",
        "stop-timeout, 2, 256, 1000, PT30S, PT-1S, PT5S, PT0.2S, PT15S",
        "drain-timeout, 2, 256, 1000, PT30S, PT20S, PT5M, PT0.2S, PT15S",
        "poll-wait, 2, 256, 1000, PT30S, PT20S, PT5S, PT0S, PT15S",
        "session-timeout, 2, 256, 1000, PT30S, PT20S, PT5S, PT0.2S, PT1S",
        "session-timeout, 2, 256, 1000, PT30S, PT20S, PT5S, PT0.2S, PT999999999H",
    })
    void aSettingThatNoRunnerCanWorkWithIsRefusedByName(
            String name,
            int parallelism,
            int records,
            long bytes,
            Duration backOff,
            Duration stop,
            Duration drain,
            Duration poll,
            Duration session) {
        assertThatThrownBy(() -> new StageSettings(parallelism, records, bytes, backOff, stop, drain, poll, session))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("stenogram.stage." + name + " must be ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "broker", "broker:", "broker:port", "a:1,", "a:1,,b:2", "http://a:1"})
    void anAddressThatIsNoneIsRefusedByName(String address) {
        assertThatThrownBy(() -> new KafkaConnection(address, "", Map.of()))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("stenogram.kafka.bootstrap-servers must be host:port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9092", "a:1,b:2", "a:1, b:2", "[::1]:9092"})
    void anAddressThatIsOneIsTaken(String address) {
        assertThat(new KafkaConnection(address, "", Map.of()).bootstrapServers())
                .isEqualTo(address);
    }

    @Test
    void aPrefixThatNoTopicCanHaveIsRefusedByName() {
        assertThatThrownBy(() -> new KafkaConnection("a:1", "no spaces ", Map.of()))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("stenogram.kafka.topic-prefix must be");
        assertThat(new KafkaConnection("a:1", "test.", Map.of()).group("ingest"))
                .isEqualTo("test.ingest");
    }

    @Test
    void clientSettingsThatKafkaRefusesAreRefusedBeforeAnythingConnectsAndNoValueIsTold() {
        KafkaConnection consumer = new KafkaConnection(
                "127.0.0.1:1", "", Map.of("max.poll.interval.ms", "soon", "sasl.jaas.config", "s3cret"));
        KafkaConnection producer = new KafkaConnection("127.0.0.1:1", "", Map.of("compression.type", "squash"));

        assertThatThrownBy(() -> new StageRunner<>(
                        Words.stage(consumer, "hearing", said -> new Outcome.Emit<>(said)),
                        consumer,
                        StageSettings.defaults(),
                        new SimpleMeterRegistry()))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("stenogram.kafka.properties must be settings that Kafka takes")
                .hasMessageContaining("max.poll.interval.ms")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> new RecordPublisher(producer))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("compression.type");
    }

    @Test
    void propertiesWinExceptWhereThePromiseToLoseNothingRestsOnOne() {
        KafkaConnection connection = new KafkaConnection(
                "a:1",
                "p.",
                Map.of(
                        "fetch.max.wait.ms", "7",
                        "enable.auto.commit", "true",
                        "group.id", "mine",
                        "acks", "0",
                        "enable.idempotence", "false"));

        Map<String, Object> consumer = ClientSettings.consumer(connection, "stage", StageSettings.defaults());
        Map<String, Object> producer = ClientSettings.producer(connection);

        assertThat(consumer)
                .containsEntry("fetch.max.wait.ms", "7")
                .containsEntry(ConsumerConfig.GROUP_ID_CONFIG, "p.stage")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        assertThat(producer)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    }
}
