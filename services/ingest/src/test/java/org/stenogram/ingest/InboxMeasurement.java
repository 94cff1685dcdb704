package org.stenogram.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.bucket.s3.S3Bucket;
import org.stenogram.bucket.s3.S3Clients;
import org.stenogram.ingest.bucket.BucketBatches;
import org.stenogram.ingest.bucket.BucketManifests;
import org.stenogram.ingest.kafka.KafkaAnnouncer;
import org.stenogram.testkit.KafkaBroker;
import org.stenogram.testkit.S3Endpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What an inbox costs in which 100,000 objects lie at once. `bench/inbox` runs it; docs/hostile-files.md has the
/// figures.
@EnabledIfSystemProperty(named = "stenogram.measure", matches = "inbox")
class InboxMeasurement {

    private static final int OBJECTS = Integer.getInteger("stenogram.measure.objects", 100_000);
    private static final int TAKEN = Integer.getInteger("stenogram.measure.taken", OBJECTS);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(20);

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final S3Endpoint endpoint = new S3Endpoint();

    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

    @Test
    void aFullInboxIsEmptiedWithoutReadingItAllAgainAndAgain() throws Exception {
        kafka.createTopics(EventLog.TOPICS);
        try (S3Client dropper = client()) {
            dropper.createBucket(request -> request.bucket(endpoint.bucket()));
            fill(dropper);

            long start = System.nanoTime();
            long cpu = processor();
            IngestCounts counts = new IngestCounts();
            try (S3Bucket bucket = new S3Bucket("measure", counting(), endpoint.bucket());
                    KafkaAnnouncer announcer = Testbed.announcer(kafka, bucket)) {
                BucketManifests manifests = new BucketManifests(bucket);
                BucketBatches batches = new BucketBatches(bucket, manifests);
                try (IngestRunner runner =
                        new IngestRunner(bucket, manifests, batches, announcer, rules(), counts, Clock.systemUTC())) {
                    runner.start();
                    while (counts.taken() < TAKEN) {
                        Thread.sleep(BETWEEN_LINES);
                        tell(start, cpu, counts);
                    }
                }
            }
            assertThat(keys(dropper, "arrivals/"))
                    .isEqualTo(keys(dropper, "originals/"))
                    .isGreaterThanOrEqualTo(TAKEN);
            assertThat(keys(dropper, "inbox/")).isLessThanOrEqualTo(OBJECTS - TAKEN);
        }
    }

    private static IngestRules rules() {
        return new IngestRules(
                "measure",
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                1024 * 1024,
                4,
                Duration.ofMinutes(10),
                Duration.ofMinutes(2));
    }

    private void fill(S3Client dropper) throws Exception {
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        Callable<Void> puts = () -> {
            for (int i = next.getAndIncrement(); i < OBJECTS; i = next.getAndIncrement()) {
                String key = "inbox/minutes/%06d.txt".formatted(i);
                RequestBody text = RequestBody.fromString("Minutes of meeting %d.\n".formatted(i));
                dropper.putObject(request -> request.bucket(endpoint.bucket()).key(key), text);
            }
            return null;
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Void>> all =
                    new ArrayList<>(pool.invokeAll(List.of(puts, puts, puts, puts, puts, puts, puts, puts)));
            for (Future<Void> each : all) {
                each.get();
            }
        }
        System.out.printf("put %,d objects in %.0f s%n", OBJECTS, seconds(start));
    }

    private void tell(long start, long cpu, IngestCounts counts) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                "%5.0f s: %,d taken, %,d MB in use with broker and endpoint, %.0f s of processor, requests %s%n",
                seconds(start),
                counts.taken(),
                heap / 1_000_000,
                (processor() - cpu) / 1e9,
                requests.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().sum(), Long::sum, TreeMap::new)));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private long keys(S3Client client, String prefix) {
        return client
                .listObjectsV2Paginator(
                        request -> request.bucket(endpoint.bucket()).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .distinct()
                .count();
    }

    private S3Client client() {
        return S3Clients.of(endpoint.address(), "us-east-1", true, credentials());
    }

    private S3Client counting() {
        ExecutionInterceptor counter = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                requests.computeIfAbsent(
                                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), _ -> new LongAdder())
                        .increment();
            }
        };
        return S3Client.builder()
                .endpointOverride(endpoint.address())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(counter))
                .build();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(S3Endpoint.ACCESS_KEY, S3Endpoint.SECRET_KEY));
    }
}
