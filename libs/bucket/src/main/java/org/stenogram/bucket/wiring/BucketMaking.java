package org.stenogram.bucket.wiring;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.s3.S3Bucket;

/// Makes the bucket where there is none: a set-up's work, for services must not have the right to.
@Singleton
public final class BucketMaking {

    private final IntakeBucket bucket;

    BucketMaking(IntakeBucket bucket) {
        this.bucket = bucket;
    }

    /// Makes the bucket at its endpoint unless it is there; a folder is made when it is opened.
    ///
    /// @return whether this call made it
    /// @throws IOException when the endpoint is away or refuses
    public boolean makeMissing() throws IOException {
        return bucket instanceof S3Bucket s3 && s3.makeMissing();
    }
}
