package org.stenogram.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.bucket.s3.S3Bucket;
import org.stenogram.bucket.s3.S3Clients;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.ingest.bucket.BucketBatches;
import org.stenogram.ingest.bucket.BucketManifests;
import org.stenogram.ingest.kafka.KafkaAnnouncer;
import org.stenogram.testkit.KafkaBroker;
import org.stenogram.testkit.S3Endpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Ingest over a real S3 endpoint: objects that another client puts there.
class IngestFromS3IT {

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final S3Endpoint endpoint = new S3Endpoint();

    private S3Client dropper;
    private S3Bucket bucket;
    private KafkaAnnouncer announcer;
    private EventLog log;

    @BeforeEach
    void connect() throws Exception {
        kafka.createTopics(EventLog.TOPICS);
        dropper = client();
        dropper.createBucket(request -> request.bucket(endpoint.bucket()));
        bucket = new S3Bucket("test", client(), endpoint.bucket());
        announcer = Testbed.announcer(kafka, bucket);
        log = new EventLog(kafka, bucket);
    }

    @AfterEach
    void disconnect() {
        log.close();
        announcer.close();
        bucket.close();
        dropper.close();
    }

    @Test
    void anObjectBecomesOneReceivedEventAndLeavesTheInbox() throws Exception {
        put("inbox/minutes/june.txt", "MINUTES of a meeting\n");

        try (IngestRunner _ = start("test")) {
            DocumentReceived received = log.await(1, DocumentReceived.class).getFirst();
            BatchSealed sealed = log.await(1, BatchSealed.class).getFirst();

            String sha256 = IngestIT.sha256("MINUTES of a meeting\n");
            assertThat(received.original().sha256()).isEqualTo(sha256);
            assertThat(received.arrival().collection()).isEqualTo("minutes");
            assertThat(sealed.files()).isEqualTo(1);
            Testbed.await("object removed", () -> keys("inbox/").isEmpty());
            assertThat(keys("originals/")).containsExactly("originals/" + sha256);
        }
        assertThat(log.of(DocumentReceived.class)).hasSize(1);
    }

    @Test
    void aKeyThatIsNoPlainPathIsRejectedWithAReasonWhileOthersPass() throws Exception {
        put("inbox/minutes/ctrl\u0001.txt", "x");
        put("inbox/minutes/good.txt", "x");
        put("inbox/minutes/empty.txt", "");
        put("inbox/minutes/", "");

        try (IngestRunner _ = start("test")) {
            List<DocumentFailed> failed = log.await(2, DocumentFailed.class);
            BatchSealed sealed = log.await(1, BatchSealed.class).getFirst();

            assertThat(failed).extracting(DocumentFailed::code).containsExactlyInAnyOrder("bad-name", "empty-file");
            assertThat(sealed.files()).isEqualTo(3);
            assertThat(log.of(DocumentReceived.class)).hasSize(1);
            Testbed.await(
                    "rejected objects moved", () -> keys("inbox/").stream().allMatch("inbox/minutes/"::equals));
            assertThat(keys("rejected/"))
                    .hasSize(4)
                    .filteredOn(key -> key.endsWith(".reason.txt"))
                    .hasSize(2);
        }
    }

    @Test
    void anObjectThatIsPutAgainAndAgainEndsWithItsLastContent() throws Exception {
        try (IngestRunner _ = start("test")) {
            for (int i = 0; i < 60; i++) {
                put("inbox/minutes/june.txt", "content " + i);
            }
            put("inbox/minutes/june.txt", "the last content");
            String last = IngestIT.sha256("the last content");

            log.await(
                    "the last content",
                    Duration.ofSeconds(30),
                    _ -> log.of(DocumentReceived.class).stream()
                            .anyMatch(each -> each.original().sha256().equals(last)));
        }

        assertThat(keys("originals/")).contains("originals/" + IngestIT.sha256("the last content"));
        assertThat(log.of(DocumentReceived.class))
                .allSatisfy(each -> assertThat(keys("originals/"))
                        .contains("originals/" + each.original().sha256()));
    }

    @Test
    void twoProcessesOnOneBucketTakeEachObjectOnce() throws Exception {
        for (int i = 0; i < 200; i++) {
            put("inbox/minutes/" + i + ".txt", "minutes " + i);
        }

        try (IngestRunner _ = start("one");
                IngestRunner _ = start("two")) {
            log.await(
                    "all batches sealed",
                    Duration.ofSeconds(120),
                    _ -> sealedFiles() >= 200 && keys("inbox/").isEmpty());
            Thread.sleep(1000);
        }

        assertThat(log.of(DocumentReceived.class).stream()
                        .collect(Collectors.toMap(DocumentReceived::runId, each -> each, (first, _) -> first)))
                .hasSize(200);
        assertThat(keys("arrivals/")).hasSize(200);
        assertThat(sealedFiles()).isEqualTo(200);
    }

    private int sealedFiles() {
        return log.of(BatchSealed.class).stream()
                .collect(Collectors.toMap(BatchSealed::batchId, BatchSealed::files, Math::max))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private IngestRunner start(String instance) {
        IngestRules base = Testbed.RULES;
        IngestRules rules = new IngestRules(
                instance,
                base.pollInterval(),
                Duration.ofHours(1),
                base.dropQuiet(),
                // As outside of tests: on a slow machine one process may rest for seconds, and the other must not end
                // its batch.
                Duration.ofHours(1),
                base.maxBytes(),
                base.parallelTakes(),
                base.reconcileInterval(),
                base.reconcileGrace());
        S3Bucket own = new S3Bucket("test", client(), endpoint.bucket());
        BucketManifests manifests = new BucketManifests(own);
        IngestRunner runner = new IngestRunner(
                own,
                manifests,
                new BucketBatches(own, manifests),
                announcer,
                rules,
                new IngestCounts(),
                Clock.systemUTC());
        runner.start();
        return runner;
    }

    private void put(String key, String text) {
        dropper.putObject(request -> request.bucket(endpoint.bucket()).key(key), RequestBody.fromString(text));
    }

    private List<String> keys(String prefix) {
        return dropper
                .listObjectsV2Paginator(request ->
                        request.bucket(endpoint.bucket()).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private S3Client client() {
        return S3Clients.of(
                endpoint.address(),
                "us-east-1",
                true,
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Endpoint.ACCESS_KEY, S3Endpoint.SECRET_KEY)));
    }
}
