import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentArchived;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.eventcodec.MalformedEventException;

/// Reads the archive's events as Java records, with module `event-codec`: where data was too large for Kafka it comes from
/// the bucket, and nobody sees a difference.
/// `java -cp 'libs/*' DecodeArchive.java localhost:9092 my-group BUCKET-FOLDER [TOPIC…]`
///
/// How to lose nothing and doubt nothing, `FollowArchive` shows.
public final class DecodeArchive {

    private static final List<String> TOPICS =
            List.of("stenogram.document.archived.v1", "stenogram.document.segmented.v1");

    public static void main(String[] arguments) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", arguments[0],
                "group.id", arguments[1],
                "auto.offset.reset", "earliest",
                "enable.auto.commit", false);
        EventCodec codec = new EventCodec(arguments[1], "", new FolderBucket("stenogram", Path.of(arguments[2])));
        List<String> named = List.of(arguments).subList(3, arguments.length);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(named.isEmpty() ? TOPICS : named);
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    try {
                        handle(codec.decode(record));
                    } catch (MalformedEventException e) {
                        System.out.printf("skipped, no event of this contract: %s%n", e.getMessage());
                    }
                }
                consumer.commitSync();
            }
        }
    }

    private static void handle(PipelineEvent event) {
        switch (event) {
            case DocumentArchived archived ->
                System.out.printf(
                        "archived %s: %s, %d speeches%n",
                        archived.documentId().value(), archived.title(), archived.speeches());
            case DocumentSegmented segmented ->
                System.out.printf(
                        "segmented %s: %d code points of text%n",
                        segmented.documentId().value(),
                        segmented.cleaned().text().codePoints().count());
            default -> {
                // Another kind: nothing to do.
            }
        }
    }
}
