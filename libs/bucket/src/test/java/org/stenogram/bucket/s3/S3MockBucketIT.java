package org.stenogram.bucket.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.bucket.BucketContract;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.Kept;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/// The same promises at an endpoint of another make than that of [S3BucketIT].
class S3MockBucketIT extends BucketContract {

    @RegisterExtension
    static final S3MockProcess ENDPOINT = new S3MockProcess();

    private final String name = "t-" + UUID.randomUUID();
    private final List<S3Bucket> opened = new ArrayList<>();

    @BeforeEach
    void makeBucket() {
        try (S3Client client = client()) {
            client.createBucket(request -> request.bucket(name));
        }
    }

    @AfterEach
    void closeClients() {
        opened.forEach(S3Bucket::close);
    }

    @Override
    protected synchronized IntakeBucket bucket() {
        S3Bucket bucket = new S3Bucket("test", client(), name);
        opened.add(bucket);
        return bucket;
    }

    @Test
    void largeBytesAreWrittenInPartsAndReadBack() throws IOException {
        byte[] large = new byte[2 * S3Writer.PART + 17];
        new Random(1959).nextBytes(large);

        Kept kept = bucket().keep("originals/", new ByteArrayInputStream(large));

        assertThat(kept.bytes()).isEqualTo(large.length);
        try (InputStream bytes = bucket().open("originals/" + kept.sha256())) {
            assertThat(bytes.readAllBytes()).isEqualTo(large);
        }
    }

    /// Its web server answers a backslash in an address with 400, whatever the key.
    @Override
    @ParameterizedTest
    @ValueSource(
            strings = {"é.txt", "e\u0301.txt", "Протокол заседания № 5.txt", "議事録.txt", "a b%20c+#?.txt", "𝔐inutes.txt"
            })
    protected void aNameComesBackCharacterForCharacter(String file) throws IOException {
        super.aNameComesBackCharacterForCharacter(file);
    }

    /// It looks first and writes then, so that two of eight writers at once may both be told that the object is new.
    /// What
    /// lies there is whole all the same. An endpoint that does so is for one ingest process alone.
    @Override
    @Test
    protected void ofManyWritersOfANewObjectOneWins() throws Exception {
        byte[] manifest = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        List<Boolean> written = eightAtOnce(() -> bucket().putNew("arrivals/1.json", manifest));

        assertThat(written).contains(true);
        try (InputStream bytes = bucket().open("arrivals/1.json")) {
            assertThat(bytes.readAllBytes()).isEqualTo(manifest);
        }
        assertThat(bucket().putNew("arrivals/1.json", manifest)).isFalse();
    }

    /// For the same reason more than one may be told that the bytes are new.
    @Override
    @Test
    protected void manyMayKeepTheSameBytesAtOnce() throws Exception {
        byte[] original = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        List<Kept> kept = eightAtOnce(() -> bucket().keep("originals/", new ByteArrayInputStream(original)));

        assertThat(kept).extracting(Kept::isNew).contains(true);
        assertThat(kept).extracting(Kept::sha256).containsOnly(kept.getFirst().sha256());
        try (InputStream bytes = bucket().open("originals/" + kept.getFirst().sha256())) {
            assertThat(bytes.readAllBytes()).isEqualTo(original);
        }
    }

    private static S3Client client() {
        return S3Clients.of(
                ENDPOINT.address(),
                "us-east-1",
                true,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
    }
}
