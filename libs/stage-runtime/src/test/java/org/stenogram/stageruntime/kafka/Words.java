package org.stenogram.stageruntime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.stenogram.stageruntime.Stage;

/// The smallest events there are, to show that the runtime knows nothing of what events say: a kind in a header, a
/// key, and text.
sealed interface Words {

    /// The record's key.
    String key();

    /// What is said.
    String text();

    /// Something that a stage takes.
    record Said(String key, String text) implements Words {}

    /// What a stage makes of it.
    record Heard(String key, String text) implements Words {}

    /// What is said of a record that was given up; the text is `code|attempt|topic|partition|offset|reason`.
    record Failed(String key, String text) implements Words {

        String code() {
            return text.split("\\|")[0];
        }

        int attempt() {
            return Integer.parseInt(text.split("\\|")[1]);
        }

        String place() {
            String[] parts = text.split("\\|");
            return "%s-%s@%s".formatted(parts[2], parts[3], parts[4]);
        }
    }

    /// The record of an event.
    static ProducerRecord<byte[], byte[]> record(String topic, Words event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, event.key().getBytes(UTF_8), event.text().getBytes(UTF_8));
        record.headers().add("kind", event.getClass().getSimpleName().getBytes(UTF_8));
        return record;
    }

    /// The event of a record; strict, as a decoder has to be.
    static Words decode(ConsumerRecord<byte[], byte[]> record) {
        Header kind = record.headers().lastHeader("kind");
        if (kind == null || record.key() == null || record.value() == null) {
            throw new IllegalArgumentException("a record without kind, key or value");
        }
        String key = new String(record.key(), UTF_8);
        String text = new String(record.value(), UTF_8);
        return switch (new String(kind.value(), UTF_8)) {
            case "Said" -> new Said(key, text);
            case "Heard" -> new Heard(key, text);
            case "Failed" -> new Failed(key, text);
            default -> throw new IllegalArgumentException("an unknown kind");
        };
    }

    /// A stage that reads `said` and writes `heard` and `failed`.
    static StageDefinition<Words, Said> stage(KafkaConnection connection, String name, Stage<Said, Words> stage) {
        return new StageDefinition<>(
                name,
                List.of("said"),
                Said.class,
                stage,
                Words::decode,
                (event, _) -> record(connection.topic(event instanceof Failed ? "failed" : "heard"), event),
                (input, record, rejection, attempt) -> new Failed(
                        input == null
                                ? "no event"
                                : Objects.requireNonNull(input).key(),
                        "%s|%d|%s|%d|%d|%s"
                                .formatted(
                                        rejection.code(),
                                        attempt,
                                        record.topic(),
                                        record.partition(),
                                        record.offset(),
                                        rejection.reason())));
    }
}
