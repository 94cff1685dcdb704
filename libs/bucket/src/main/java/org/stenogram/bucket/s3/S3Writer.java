package org.stenogram.bucket.s3;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Writes objects whose length nobody knows beforehand: a small one in one request, a large one in parts, of which one
/// is in memory at a time. Each request bears the MD5 of its bytes, so that the endpoint refuses what was damaged on
/// its way.
final class S3Writer {

    /// S3 allows 10,000 parts, so the largest object is 80 GiB.
    static final int PART = 8 << 20;

    /// S3 copies at most 5 GiB in one request.
    private static final long LARGEST_COPY = 5L << 30;

    private static final long COPY_PART = 1L << 30;
    private static final Logger LOG = LoggerFactory.getLogger(S3Writer.class);

    private final S3Client client;
    private final String bucket;

    S3Writer(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /// Writes an object whole or not at all.
    void write(String key, InputStream bytes) throws IOException {
        byte[] first = bytes.readNBytes(PART);
        if (first.length < PART) {
            put(key, first);
        } else {
            writeParts(key, first, bytes);
        }
    }

    /// Writes an object in one request.
    void put(String key, byte[] bytes) throws IOException {
        S3Faults.call(() -> client.putObject(
                request -> request.bucket(bucket).key(key).contentMD5(md5(bytes)), RequestBody.fromBytes(bytes)));
    }

    /// Writes a large object, given its first part and the rest.
    void writeParts(String key, byte[] first, InputStream rest) throws IOException {
        String upload = begin(key);
        List<CompletedPart> parts = new ArrayList<>();
        boolean finished = false;
        try {
            for (byte[] part = first; part.length > 0; part = rest.readNBytes(PART)) {
                parts.add(writePart(key, upload, parts.size() + 1, part));
            }
            complete(key, upload, parts);
            finished = true;
        } finally {
            if (!finished) {
                abort(key, upload);
            }
        }
    }

    private CompletedPart writePart(String key, String upload, int number, byte[] part) throws IOException {
        String etag = S3Faults.call(() -> client.uploadPart(
                        request -> request.bucket(bucket)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentMD5(md5(part)),
                        RequestBody.fromBytes(part)))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    /// Copies an object within the bucket, its bytes never leaving the endpoint.
    ///
    /// @param etag of the content to copy; when the object has another by now, the endpoint refuses with 412
    void copy(String from, String to, long bytes, String etag) throws IOException {
        if (bytes <= LARGEST_COPY) {
            S3Faults.call(() -> client.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(from)
                    .copySourceIfMatch(etag)
                    .destinationBucket(bucket)
                    .destinationKey(to)));
            return;
        }
        String upload = begin(to);
        List<CompletedPart> parts = new ArrayList<>();
        boolean finished = false;
        try {
            for (long start = 0; start < bytes; start += COPY_PART) {
                String range = "bytes=%d-%d".formatted(start, Math.min(start + COPY_PART, bytes) - 1);
                int number = parts.size() + 1;
                String part = S3Faults.call(() -> client.uploadPartCopy(request -> request.sourceBucket(bucket)
                                .sourceKey(from)
                                .copySourceIfMatch(etag)
                                .copySourceRange(range)
                                .destinationBucket(bucket)
                                .destinationKey(to)
                                .uploadId(upload)
                                .partNumber(number)))
                        .copyPartResult()
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(part).build());
            }
            complete(to, upload, parts);
            finished = true;
        } finally {
            if (!finished) {
                abort(to, upload);
            }
        }
    }

    private String begin(String key) throws IOException {
        return S3Faults.call(() -> client.createMultipartUpload(
                        request -> request.bucket(bucket).key(key)))
                .uploadId();
    }

    private void complete(String key, String upload, List<CompletedPart> parts) throws IOException {
        S3Faults.call(() -> client.completeMultipartUpload(request ->
                request.bucket(bucket).key(key).uploadId(upload).multipartUpload(each -> each.parts(parts))));
    }

    private void abort(String key, String upload) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(key).uploadId(upload));
        } catch (SdkException e) {
            LOG.atWarn().addKeyValue("key", key).setCause(e).log("an unfinished upload stays until it is a day old");
        }
    }

    static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
