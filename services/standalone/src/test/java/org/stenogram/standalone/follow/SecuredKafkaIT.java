package org.stenogram.standalone.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.embedded.EmbeddedBroker;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.eventcodec.Topics;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.RecordPublisher;
import org.stenogram.storage.wiring.StorageApplication;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.DevelopmentData;

/// A broker that asks who comes and lets each do what `deploy/README.md` says and no more.
class SecuredKafkaIT {

    private static final String STORAGE = "storage";
    private static final String OUTSIDE = "catalogue";
    private static final String STORAGE_PASSWORD = "s3cret";
    private static final String OUTSIDE_PASSWORD = "c4talogue";
    private static final String ARCHIVED = EventType.DOCUMENT_ARCHIVED.topic();

    @RegisterExtension
    final ArchiveDatabase database = new ArchiveDatabase();

    @TempDir
    Path folder;

    @Test
    void storageAndAReaderWorkWithTheRightsOfTheDocumentationAndNoOthers() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startSecured(
                        folder.resolve("kafka"), Map.of(STORAGE, STORAGE_PASSWORD, OUTSIDE, OUTSIDE_PASSWORD));
                RecordPublisher publisher =
                        new RecordPublisher(new KafkaConnection(broker.bootstrapServers(), "", Map.of()));
                ServiceProcess storage = new ServiceProcess(
                        STORAGE,
                        StorageApplication.class.getName(),
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                        folder,
                        settings(broker))) {
            setUp(broker);
            storage.start();
            storage.awaitReady();
            Minutes minutes = new Minutes(1);
            publisher.publish(Stream.of(minutes.received(), minutes.segmented(1))
                    .map(this::record)
                    .toList());

            try (KafkaConsumer<String, String> reader = reader(broker, OUTSIDE_PASSWORD, ARCHIVED)) {
                List<String> read = new ArrayList<>();
                Stopwatch watch = new Stopwatch();
                while (read.isEmpty() && watch.seconds() < 120) {
                    reader.poll(Duration.ofMillis(500)).forEach(record -> read.add(record.key()));
                }
                assertThat(read)
                        .as(storage.said())
                        .containsExactly(minutes.documentId().value().toString());
            }
            try (KafkaConsumer<String, String> reader =
                    reader(broker, OUTSIDE_PASSWORD, EventType.DOCUMENT_SEGMENTED.topic())) {
                assertThatThrownBy(() -> reader.poll(Duration.ofSeconds(20)))
                        .isInstanceOf(TopicAuthorizationException.class);
            }
            try (KafkaConsumer<String, String> reader = reader(broker, "wrong", ARCHIVED)) {
                assertThatThrownBy(() -> reader.poll(Duration.ofSeconds(20)))
                        .isInstanceOf(SaslAuthenticationException.class);
            }
            try (KafkaProducer<String, String> writer = new KafkaProducer<>(
                    client(broker, OUTSIDE, OUTSIDE_PASSWORD), new StringSerializer(), new StringSerializer())) {
                assertThatThrownBy(() -> writer.send(new ProducerRecord<>(ARCHIVED, "forged"))
                                .get())
                        .hasCauseInstanceOf(AuthorizationException.class);
            }
        }
    }

    /// The rights: a service reads what `contracts/pipeline.txt` says that it consumes, in a group of its own name, and
    /// writes what it emits; a reader outside reads the topics that it was given.
    private static void setUp(EmbeddedBroker broker) throws IOException, ExecutionException, InterruptedException {
        String[] line = Files.readAllLines(DevelopmentData.repository().resolve("contracts/pipeline.txt")).stream()
                .filter(each -> each.startsWith(STORAGE + " "))
                .findFirst()
                .orElseThrow()
                .split("\\s+");
        List<AclBinding> rights = new ArrayList<>();
        for (String topic : line[1].split(",")) {
            rights.add(right(STORAGE, ResourceType.TOPIC, topic, AclOperation.READ));
        }
        for (String topic : line[2].split(",")) {
            rights.add(right(STORAGE, ResourceType.TOPIC, topic, AclOperation.WRITE));
        }
        rights.add(right(STORAGE, ResourceType.GROUP, STORAGE, AclOperation.READ));
        rights.add(right(OUTSIDE, ResourceType.TOPIC, ARCHIVED, AclOperation.READ));
        rights.add(right(OUTSIDE, ResourceType.GROUP, OUTSIDE, AclOperation.READ));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Topics.createMissing(admin, "");
            admin.createAcls(rights).all().get();
        }
    }

    private static AclBinding right(String user, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private ProducerRecord<byte[], byte[]> record(PipelineEvent event) {
        String stage = event.type() == EventType.DOCUMENT_RECEIVED ? "ingest" : "speaker-segmentation";
        return new EventCodec(stage, "", new FolderBucket("test", folder.resolve("bucket"))).encodeInTrace(event, null);
    }

    private Map<String, Object> settings(EmbeddedBroker broker) {
        Map<String, Object> settings = new HashMap<>();
        client(broker, STORAGE, STORAGE_PASSWORD)
                .forEach((name, value) -> settings.put("stenogram.kafka.properties." + name, value));
        settings.remove("stenogram.kafka.properties.bootstrap.servers");
        settings.put("stenogram.kafka.bootstrap-servers", broker.securedServers());
        settings.put("stenogram.bucket.folder", folder.resolve("bucket"));
        settings.put("stenogram.bucket.name", "test");
        settings.put("stenogram.storage.jdbc-url", database.jdbcUrl());
        return settings;
    }

    private static KafkaConsumer<String, String> reader(EmbeddedBroker broker, String password, String topic) {
        Map<String, Object> settings = client(broker, OUTSIDE, password);
        settings.put("group.id", OUTSIDE);
        settings.put("auto.offset.reset", "earliest");
        KafkaConsumer<String, String> reader =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        reader.subscribe(List.of(topic));
        return reader;
    }

    /// What every client of such a broker sets.
    private static Map<String, Object> client(EmbeddedBroker broker, String user, String password) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", broker.securedServers());
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "SCRAM-SHA-256");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
        return settings;
    }
}
