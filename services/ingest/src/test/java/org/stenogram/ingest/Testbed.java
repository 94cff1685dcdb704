package org.stenogram.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.ingest.bucket.BucketBatches;
import org.stenogram.ingest.bucket.BucketManifests;
import org.stenogram.ingest.kafka.KafkaAnnouncer;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.RecordPublisher;
import org.stenogram.testkit.KafkaBroker;

/// A bucket in a folder, and ingest over it with times short enough for a test.
final class Testbed {

    static final IngestRules RULES = new IngestRules(
            "test",
            Duration.ofMillis(20),
            Duration.ofMillis(150),
            Duration.ofMillis(600),
            Duration.ofSeconds(3),
            1024 * 1024,
            4,
            Duration.ofMinutes(10),
            Duration.ofMinutes(2));

    final Path root;
    final FolderBucket bucket;

    Testbed(Path root) {
        this.root = root;
        this.bucket = new FolderBucket("test", root);
    }

    static KafkaAnnouncer announcer(KafkaBroker kafka, IntakeBucket bucket) {
        KafkaConnection connection = new KafkaConnection(kafka.bootstrapServers(), kafka.topicPrefix(), Map.of());
        return new KafkaAnnouncer(
                new EventCodec("ingest", kafka.topicPrefix(), bucket), new RecordPublisher(connection));
    }

    IngestRunner start(IntakeBucket over, Announcer announcer, IngestRules rules) {
        return start(over, announcer, rules, new IngestCounts());
    }

    IngestRunner start(IntakeBucket over, Announcer announcer, IngestRules rules, IngestCounts counts) {
        BucketManifests manifests = new BucketManifests(over);
        IngestRunner runner = new IngestRunner(
                over, manifests, new BucketBatches(over, manifests), announcer, rules, counts, Clock.systemUTC());
        runner.start();
        return runner;
    }

    /// Drops a file as a person would: straight into the folder.
    Path drop(String below, String text) throws IOException {
        Path file = root.resolve("inbox").resolve(below);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /// Begins an upload as `query` does.
    UUID openUpload(String collection) throws IOException {
        UUID batchId = UUID.randomUUID();
        put("batches/" + batchId + ".json", """
                {"batchId":"%s","collection":"%s","openedAt":"2026-01-02T03:04:05Z","kind":"upload","files":2}
                """.formatted(batchId, collection));
        return batchId;
    }

    void put(String key, String text) throws IOException {
        bucket.put(key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    List<String> keys(String prefix) {
        try (Stream<ObjectInfo> listing = bucket.list(prefix)) {
            return listing.map(ObjectInfo::key).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in time: " + what);
            }
            Thread.sleep(10);
        }
    }
}
