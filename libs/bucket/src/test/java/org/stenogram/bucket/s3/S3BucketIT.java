package org.stenogram.bucket.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.bucket.BucketContract;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.Kept;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.Taken;
import org.stenogram.testkit.S3Endpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3BucketIT extends BucketContract {

    @RegisterExtension
    final S3Endpoint endpoint = new S3Endpoint();

    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Endpoint.ACCESS_KEY, S3Endpoint.SECRET_KEY));

    private final List<S3Bucket> opened = new ArrayList<>();
    private S3Client client;

    @BeforeEach
    void makeBucket() {
        client = newClient();
        client.createBucket(request -> request.bucket(endpoint.bucket()));
    }

    @AfterEach
    void closeClients() {
        opened.forEach(S3Bucket::close);
        client.close();
    }

    @Override
    protected synchronized IntakeBucket bucket() {
        S3Bucket bucket = new S3Bucket("test", newClient(), endpoint.bucket());
        opened.add(bucket);
        return bucket;
    }

    @Test
    void largeBytesAreWrittenInPartsAndLeaveNoScratchBehind() throws IOException {
        byte[] large = random(3 * S3Writer.PART + 17);

        Kept kept = bucket().keep("originals/", new ByteArrayInputStream(large));
        Kept again = bucket().keep("originals/", new ByteArrayInputStream(large));

        assertThat(kept.isNew()).isTrue();
        assertThat(kept.bytes()).isEqualTo(large.length);
        assertThat(again).isEqualTo(new Kept(kept.sha256(), large.length, false));
        try (InputStream bytes = bucket().open("originals/" + kept.sha256())) {
            assertThat(bytes.readAllBytes()).isEqualTo(large);
        }
        assertThat(rawKeys()).containsExactly("originals/" + kept.sha256());
    }

    @Test
    void largeBytesThatCannotBeReadToTheirEndLeaveNoUploadBehind() {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(random(2 * S3Writer.PART)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the line went dead");
                    }
                });

        assertThatThrownBy(() -> bucket().keep("originals/", broken)).hasMessage("the line went dead");

        assertThat(rawKeys()).isEmpty();
        assertThat(client.listMultipartUploads(request -> request.bucket(endpoint.bucket()))
                        .uploads())
                .isEmpty();
    }

    @Test
    void readingGoesOnWhereABrokenConnectionStopped() throws IOException {
        byte[] large = random(6_000_000);
        bucket().put("originals/large", new ByteArrayInputStream(large));

        try (CuttingProxy line = new CuttingProxy(endpoint.address(), 1_500_000, 3);
                S3Bucket bad = new S3Bucket("test", newClient(line.address()), endpoint.bucket());
                InputStream bytes = bad.open("originals/large")) {
            assertThat(bytes.readAllBytes()).isEqualTo(large);
            assertThat(line.cutsLeft()).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void anObjectThatIsReplacedInABrokenReadIsNotMixedFromBoth() throws IOException {
        bucket().put("inbox/a.txt", new ByteArrayInputStream(random(6_000_000)));

        try (CuttingProxy line = new CuttingProxy(endpoint.address(), 1_500_000, 1);
                S3Bucket bad = new S3Bucket("test", newClient(line.address()), endpoint.bucket());
                InputStream bytes = bad.open("inbox/a.txt")) {
            bytes.readNBytes(1000);
            bucket().put("inbox/a.txt", new ByteArrayInputStream(new byte[6_000_000]));

            assertThatThrownBy(bytes::readAllBytes).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void anObjectThatIsReplacedAfterItWasTakenIsNotReadAndStaysForItsOwnArrival() throws IOException {
        IntakeBucket bucket = bucket();
        raw("inbox/a.txt", "first");
        Taken first = taken(bucket, "inbox/a.txt");
        raw("inbox/a.txt", "second");

        assertThat(bucket.statTaken(first)).isEmpty();
        assertThatThrownBy(() -> bucket.openTaken(first)).isInstanceOf(NoSuchFileException.class);
        bucket.release(first);
        bucket.moveAway(first, "rejected/a.txt");

        assertThat(rawKeys()).containsExactly("inbox/a.txt");
        assertThat(taken(bucket, "inbox/a.txt").arrivalId()).isNotEqualTo(first.arrivalId());
    }

    @Test
    void theSameBytesPutAgainLaterAreAnotherArrival() throws Exception {
        IntakeBucket bucket = bucket();
        raw("inbox/a.txt", "same");
        Taken first = taken(bucket, "inbox/a.txt");
        Thread.sleep(1100);
        raw("inbox/a.txt", "same");

        bucket.release(first);

        assertThat(rawKeys()).containsExactly("inbox/a.txt");
        assertThat(taken(bucket, "inbox/a.txt").arrivalId()).isNotEqualTo(first.arrivalId());
    }

    /// The endpoint here makes each page out of its whole memory, so its own time is shown and not judged.
    @Test
    void aFullInboxIsListedByPagesAndStoppingEarlyCostsOnePage() throws Exception {
        int objects = 5_000;
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> puts = new ArrayList<>();
            for (int i = 0; i < objects; i++) {
                String key = "inbox/minutes/%06d.txt".formatted(i);
                puts.add(() -> {
                    raw(key, "x");
                    return null;
                });
            }
            for (Future<Void> each : pool.invokeAll(puts)) {
                each.get();
            }
        }
        AtomicInteger pages = new AtomicInteger();
        ExecutionInterceptor counting = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(
                    Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
                pages.incrementAndGet();
            }
        };
        try (S3Bucket bucket = new S3Bucket("test", intercepted(counting), endpoint.bucket());
                Stream<ObjectInfo> head = bucket.list("inbox/")) {
            assertThat(head.iterator().next().bytes()).isEqualTo(1);
            assertThat(pages.getAndSet(0)).isEqualTo(1);

            long start = System.nanoTime();
            try (Stream<ObjectInfo> all = bucket.list("inbox/")) {
                assertThat(all.count()).isEqualTo(objects);
            }
            System.out.printf(
                    "%,d objects in %d pages, %.1f s%n", objects, pages.get(), (System.nanoTime() - start) / 1e9);
            assertThat(pages.get()).isEqualTo(objects / 1000);
        }
    }

    @Test
    void theFoldersThatConsolesDrawAreNoObjects() throws IOException {
        raw("inbox/minutes/", "");
        raw("inbox/minutes/june.txt", "abc");

        assertThat(list(bucket(), "inbox/")).extracting(ObjectInfo::key).containsExactly("inbox/minutes/june.txt");
    }

    @Test
    void anEndpointThatIgnoresConditionsStillWritesNewObjectsOnceInOneProcess() throws Exception {
        ExecutionInterceptor forgetful = new ExecutionInterceptor() {
            @Override
            public SdkHttpRequest modifyHttpRequest(
                    Context.ModifyHttpRequest context, ExecutionAttributes executionAttributes) {
                return context.httpRequest()
                        .copy(request -> request.removeHeader("If-None-Match").removeHeader("If-Match"));
            }
        };
        try (S3Bucket bucket = new S3Bucket("test", intercepted(forgetful), endpoint.bucket());
                ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Boolean> written = new ArrayList<>();
            Callable<Boolean> write = () -> bucket.putNew("arrivals/1.json", new byte[] {1});
            for (Future<Boolean> each : pool.invokeAll(Collections.nCopies(8, write))) {
                written.add(each.get());
            }
            assertThat(written).containsOnlyOnce(true);
            assertThat(rawKeys()).containsExactly("arrivals/1.json");
        }
    }

    @Test
    void aBucketThatIsNotThereIsAFaultAndNotAnEmptyBucket() {
        try (S3Bucket none = new S3Bucket("test", newClient(), "no-such-bucket")) {
            assertThatThrownBy(() -> none.list("inbox/")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> none.stat("inbox/a")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> none.open("inbox/a"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> none.putNew("arrivals/a", new byte[1])).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aKeyIsAsLongAsTheEndpointAllowsAndNoLonger() throws IOException {
        String folders = ("x".repeat(200) + "/").repeat(5);
        String longest = folders + "y".repeat(1024 - folders.length());
        raw(longest, "abc");

        assertThat(bucket().stat(longest)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> bucket().stat(longest + "y"));
    }

    private S3Client newClient() {
        return newClient(endpoint.address());
    }

    private static S3Client newClient(URI address) {
        return S3Clients.of(address, "us-east-1", true, CREDENTIALS);
    }

    private S3Client intercepted(ExecutionInterceptor interceptor) {
        return S3Client.builder()
                .endpointOverride(endpoint.address())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor))
                .build();
    }

    private static Taken taken(IntakeBucket bucket, String key) throws IOException {
        return bucket.take(bucket.stat(key).orElseThrow()).orElseThrow();
    }

    private static List<ObjectInfo> list(IntakeBucket bucket, String prefix) throws IOException {
        try (Stream<ObjectInfo> listing = bucket.list(prefix)) {
            return listing.toList();
        }
    }

    private void raw(String key, String text) {
        client.putObject(request -> request.bucket(endpoint.bucket()).key(key), RequestBody.fromString(text));
    }

    private List<String> rawKeys() {
        return client.listObjectsV2(request -> request.bucket(endpoint.bucket())).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
