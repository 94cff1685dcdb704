package org.stenogram.storage.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.RecordPublisher;
import org.stenogram.stageruntime.wiring.ServiceLauncher;
import org.stenogram.storage.Sample;
import org.stenogram.storage.wiring.StorageApplication;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.KafkaBroker;

/// Storage as it runs: real broker, real database, all its runners, also as processes of their own.
class StorageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String ARCHIVED = EventType.DOCUMENT_ARCHIVED.topic();

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final ArchiveDatabase database = new ArchiveDatabase();

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private RecordPublisher publisher;
    private FolderBucket bucket;

    @BeforeEach
    void connect() throws Exception {
        List<String> topics = new ArrayList<>(ArchiveSink.TOPICS);
        topics.add(ARCHIVED);
        kafka.createTopics(topics.toArray(String[]::new));
        publisher = new RecordPublisher(new KafkaConnection(kafka.bootstrapServers(), kafka.topicPrefix(), Map.of()));
        bucket = new FolderBucket("test", folder);
        open.add(publisher);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable part : open.reversed()) {
            part.close();
        }
    }

    @Test
    void whatIsReadIsArchivedAndTold() throws Exception {
        start(kafka.bootstrapServers());
        Sample june = Sample.of("june.txt");

        publish(List.of(june.seal(1), june.segmented(), june.cleaned(), june.opening()));

        await(() -> count("SELECT count(*) FROM archive.v_batch WHERE closed_at IS NOT NULL") == 1);
        await(() -> count("SELECT count(*) FROM archive.relay_position") == 1);
        List<ConsumerRecord<byte[], byte[]>> told = told();
        assertThat(ids(told))
                .containsExactly(
                        EventType.DOCUMENT_ARCHIVED.eventId(june.runId().value(), "storage"));
        assertThat(codec("storage").decode(told.getFirst()).key())
                .isEqualTo(june.documentId().value());
    }

    @Test
    void theBrokerSaysHowFarBackItsTopicsGo() {
        TopicRecords records =
                new TopicRecords(new KafkaConnection(kafka.bootstrapServers(), kafka.topicPrefix(), Map.of()));
        Instant sent = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(records.anyBefore(Instant.now().plusSeconds(60))).isFalse();

        publisher.publish(List.of(new ProducerRecord<>(
                kafka.topicPrefix() + EventType.DOCUMENT_CLEANED.topic(),
                0,
                sent.toEpochMilli(),
                "key".getBytes(StandardCharsets.UTF_8),
                "value".getBytes(StandardCharsets.UTF_8))));

        assertThat(records.anyBefore(sent)).isFalse();
        assertThat(records.anyBefore(sent.plusMillis(1))).isTrue();
    }

    @Test
    void aRecordThatIsNoEventFailsAloneAndIsToldOf() throws Exception {
        start(kafka.bootstrapServers());
        Sample june = Sample.of("june.txt");
        String topic = kafka.topicPrefix() + EventType.DOCUMENT_SEGMENTED.topic();

        publisher.publish(List.of(new ProducerRecord<>(
                topic, 0, "no key".getBytes(StandardCharsets.UTF_8), "no event".getBytes(StandardCharsets.UTF_8))));
        publish(List.of(june.opening(), june.segmented()));

        await(() -> count("SELECT count(*) FROM archive.v_document") == 1);
        await(() -> count("SELECT count(*) FROM archive.failure WHERE stage = 'storage' AND code = 'not-an-event'"
                        + " AND record_topic = '%s' AND record_offset = 0".formatted(topic))
                == 1);
        await(() -> count("SELECT count(*) FROM archive.event e JOIN archive.relay_position p"
                        + " ON p.feed_position >= e.feed_position WHERE e.is_outgoing AND e.type LIKE '%failed%'")
                == 1);
    }

    @Test
    void whatIsArchivedWhileTheBrokerIsAwayIsToldWhenItIsBack() throws Exception {
        Sample june = Sample.of("june.txt");
        publish(List.of(june.opening(), june.segmented()));
        try (Port port = new Port(kafka.bootstrapServers())) {
            start(port.address());
            await(() ->
                    count("SELECT count(*) FROM pg_views WHERE schemaname = 'archive' AND viewname = 'v_stage'") == 1);
            assertThat(count("SELECT count(*) FROM archive.v_arrival")).isZero();

            port.open();

            await(() -> count("SELECT count(*) FROM archive.relay_position") == 1);
            assertThat(ids(told()))
                    .containsExactly(
                            EventType.DOCUMENT_ARCHIVED.eventId(june.runId().value(), "storage"));
        }
    }

    @Test
    void anInstanceThatIsKilledInTheMiddleLosesAndDoublesNothing() throws Exception {
        int files = 60;
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            samples.add(Sample.of("file%d.txt".formatted(i)).withWords("Words of number %d.".formatted(i)));
        }
        Process doomed = process();
        await(() -> count("SELECT count(*) FROM pg_views WHERE schemaname = 'archive' AND viewname = 'v_stage'") == 1);
        for (Sample sample : samples.subList(0, files / 2)) {
            publish(List.of(sample.opening(), sample.cleaned(), sample.segmented()));
        }
        await(() -> count("SELECT count(*) FROM archive.v_document") > 0);
        start(kafka.bootstrapServers());
        for (Sample sample : samples.subList(files / 2, files)) {
            publish(List.of(sample.segmented(), sample.opening(), sample.cleaned()));
            if (sample.equals(samples.get(files / 2 + files / 4))) {
                doomed.destroyForcibly().waitFor();
            }
        }
        publish(List.of(samples.getFirst().seal(files)));

        await(() -> count("SELECT count(*) FROM archive.v_batch WHERE closed_at IS NOT NULL") == 1);
        assertThat(count("SELECT archived FROM archive.v_batch")).isEqualTo(files);
        assertThat(count("SELECT count(*) FROM archive.edition")).isEqualTo(files);
        assertThat(count("SELECT count(*) FROM archive.segment")).isEqualTo(2 * files);
        assertThat(count("SELECT count(*) FROM archive.failure")).isZero();
        assertThat(count("SELECT count(*) FROM archive.early_edition")).isZero();
        await(() -> count("SELECT sum(next_offset) FROM archive.consumer_offset") == 3 * files + 1);
        assertThat(count("SELECT count(*) FROM archive.event")).isEqualTo(4 * files + 1);
        await(() -> count("SELECT count(*) FROM archive.event e LEFT JOIN archive.relay_position p"
                        + " ON p.feed_position >= e.feed_position WHERE e.is_outgoing AND p.relay IS NULL")
                == 0);
        Set<UUID> expected = new HashSet<>();
        samples.forEach(sample ->
                expected.add(EventType.DOCUMENT_ARCHIVED.eventId(sample.runId().value(), "storage")));
        assertThat(new HashSet<>(ids(told()))).isEqualTo(expected);
    }

    private Map<String, Object> settings(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("stenogram.kafka.bootstrap-servers", bootstrapServers);
        settings.put("stenogram.kafka.topic-prefix", kafka.topicPrefix());
        settings.put("stenogram.bucket.folder", folder.toString());
        settings.put("stenogram.bucket.name", "test");
        settings.put("stenogram.stage.session-timeout", "6s");
        settings.put("stenogram.stage.max-back-off", "1s");
        settings.put("stenogram.storage.jdbc-url", database.jdbcUrl());
        settings.put("stenogram.storage.user", database.user());
        settings.put("stenogram.storage.password", database.password());
        settings.put("micronaut.server.port", -1);
        return settings;
    }

    private void start(String bootstrapServers) {
        List<PropertySource> sources = new ArrayList<>(ServiceLauncher.settingsOf("storage"));
        sources.add(PropertySource.of("test", settings(bootstrapServers)));
        ApplicationContext context = ApplicationContext.builder()
                .propertySources(sources.toArray(PropertySource[]::new))
                .build();
        open.add(context);
        context.start();
    }

    private Process process() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StorageApplication.class.getName()));
        settings(kafka.bootstrapServers()).forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        open.add(() -> process.destroyForcibly().waitFor(10, TimeUnit.SECONDS));
        return process;
    }

    private EventCodec codec(String stage) {
        return new EventCodec(stage, kafka.topicPrefix(), bucket);
    }

    private void publish(List<PipelineEvent> events) {
        publisher.publish(events.stream()
                .map(event -> codec(Sample.stage(event)).encodeInTrace(event, null))
                .toList());
    }

    /// Every record of `document.archived`, from the beginning to the end of now.
    private List<ConsumerRecord<byte[], byte[]>> told() {
        String topic = kafka.topicPrefix() + ARCHIVED;
        List<ConsumerRecord<byte[], byte[]>> told = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(told::add);
            }
        }
        return told;
    }

    private List<UUID> ids(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> codec("storage").envelope(record).id())
                .toList();
    }

    private long count(String sql) {
        try (Connection connection = database.open();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            // The schema is not there yet.
            return -1;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited long enough").isBefore(end);
            Thread.sleep(50);
        }
    }
}
