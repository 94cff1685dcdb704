import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Follows the archive over Kafka, from its beginning or from where this group stopped, with nothing but kafka-clients.
/// `java -cp 'kafka-clients.jar:slf4j-api.jar' FollowArchive.java localhost:9092 my-group [TOPIC…]`
///
/// Three habits make it lose nothing and doubt nothing. It commits after it has handled, never before. It takes an `id`
/// that it has seen as nothing new, for delivery is at least once. It ignores types and fields that it does not know,
/// because the contract may add some.
public final class FollowArchive {

    private static final List<String> TOPICS =
            List.of("stenogram.document.archived.v1", "stenogram.document.withdrawn.v1");
    private static final int REMEMBERED = 100_000;

    /// The ids handled last. A real system keeps them where it keeps its results, in the same transaction.
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    public static void main(String[] arguments) {
        String broker = arguments[0];
        String group = arguments[1];
        List<String> named = List.of(arguments).subList(2, arguments.length);
        new FollowArchive().follow(broker, group, named.isEmpty() ? TOPICS : named);
    }

    private void follow(String broker, String group, List<String> topics) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker,
                "group.id", group,
                "auto.offset.reset", "earliest",
                "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(topics);
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (seen.put(header(record, "ce_id"), true) == null) {
                        handle(record);
                    }
                }
                consumer.commitSync();
            }
        }
    }

    /// The key is the document; the order of its events within one topic is the order in which they happened.
    private static void handle(ConsumerRecord<String, String> record) {
        switch (header(record, "ce_type")) {
            case "org.stenogram.document.archived.v1" -> System.out.printf("archived %s %s%n", record.key(), data(record));
            case "org.stenogram.document.withdrawn.v1" -> System.out.printf("withdrawn %s%n", record.key());
            default -> {
                // A kind that came later: nothing to do.
            }
        }
    }

    /// Data above 256 KiB is not in the record but in the archive's bucket, under the name in `ce_dataref`.
    private static String data(ConsumerRecord<String, String> record) {
        return record.value() == null ? header(record, "ce_dataref") : record.value();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
