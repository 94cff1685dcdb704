package org.stenogram.bucket.s3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Removes what a process that died in the middle of a large upload left behind.
final class S3LeftOvers {

    private static final Logger LOG = LoggerFactory.getLogger(S3LeftOvers.class);
    /// Longer than any upload takes: other processes write here too.
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private final S3Client client;
    private final String bucket;
    private final Clock clock;

    S3LeftOvers(S3Client client, String bucket, Clock clock) {
        this.client = client;
        this.bucket = bucket;
        this.clock = clock;
    }

    /// Removes scratch objects and unfinished uploads that are a day old. Never fails: what stays costs space only.
    void remove() {
        Instant oldest = clock.instant().minus(LEFT_OVER);
        try {
            client
                    .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(S3Bucket.SCRATCH))
                    .contents()
                    .stream()
                    .filter(object -> object.lastModified().isBefore(oldest))
                    .map(S3Object::key)
                    .forEach(key -> client.deleteObject(
                            request -> request.bucket(bucket).key(key)));
            client.listMultipartUploadsPaginator(request -> request.bucket(bucket)).uploads().stream()
                    .filter(upload -> upload.initiated().isBefore(oldest))
                    .forEach(this::abort);
        } catch (SdkException e) {
            LOG.atWarn().addKeyValue("bucket", bucket).setCause(e).log("left-over uploads cannot be removed now");
        }
    }

    private void abort(MultipartUpload upload) {
        client.abortMultipartUpload(
                request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
    }
}
