package org.stenogram.bucket.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.bucket.s3.S3Bucket;

class BucketFactoryTest {

    private static final S3Settings NO_S3 = s3(null, null, null, null);

    @TempDir
    Path folder;

    @Test
    void aFolderOrABucketOfAnEndpointCanBeSetAndNotBoth() throws Exception {
        BucketSettings inFolder = new BucketSettings("test", folder.toString());
        BucketSettings nowhere = new BucketSettings("test", "");
        S3Settings s3 = s3("records", "http://127.0.0.1:1", "key", "secret");

        assertThat(new BucketFactory().bucket(inFolder, NO_S3)).isInstanceOf(FolderBucket.class);
        try (S3Bucket bucket = (S3Bucket) new BucketFactory().bucket(nowhere, s3)) {
            assertThat(bucket.name()).isEqualTo("test");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BucketFactory().bucket(inFolder, s3))
                .withMessageStartingWith("stenogram.bucket.folder must not be set beside stenogram.bucket.s3.bucket");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BucketFactory().bucket(nowhere, NO_S3))
                .withMessageStartingWith("stenogram.bucket.folder must name the bucket's folder");
    }

    @Test
    void whatCannotWorkIsRefusedByNameAndNoKeyIsShown() {
        refused("stenogram.bucket.s3.bucket must be", () -> s3("a b", null, null, null));
        refused("stenogram.bucket.s3.bucket must name", () -> s3(null, "http://127.0.0.1", null, null));
        refused("stenogram.bucket.s3.endpoint must be", () -> s3("records", "127.0.0.1:80", null, null));
        refused("stenogram.bucket.s3.endpoint must be", () -> s3("records", "ftp://s3", null, null));
        refused("stenogram.bucket.s3.secret-key must be", () -> s3("records", null, "hidden", null));
        refused("stenogram.bucket.s3.access-key must be", () -> s3("records", null, null, "hidden"));
        refused("stenogram.bucket.s3.region", () -> new S3Settings("records", null, " ", null, null, true));
    }

    private static void refused(String beginning, Runnable making) {
        assertThatIllegalArgumentException()
                .isThrownBy(making::run)
                .withMessageStartingWith(beginning)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
    }

    private static S3Settings s3(
            @Nullable String bucket, @Nullable String endpoint, @Nullable String access, @Nullable String secret) {
        return new S3Settings(bucket, endpoint, S3Settings.DEFAULT_REGION, access, secret, true);
    }
}
