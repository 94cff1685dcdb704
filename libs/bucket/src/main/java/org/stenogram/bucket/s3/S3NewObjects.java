package org.stenogram.bucket.s3;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Writes objects that must not replace one. Endpoints that know `If-None-Match: *` decide between several writers;
/// others refuse it or, worse, ignore it. There one process decides for its own threads, and a warning says once that
/// no second one should take files from the same bucket.
final class S3NewObjects {

    private enum Condition {
        UNKNOWN,
        HONOURED,
        NOT_HONOURED
    }

    private static final Logger LOG = LoggerFactory.getLogger(S3NewObjects.class);
    private static final int CONFLICTS = 10;
    private static final String MARK = "stenogram-writer";

    private final S3Client client;
    private final String bucket;
    private final S3Writer writer;
    private Condition condition = Condition.UNKNOWN;

    S3NewObjects(S3Client client, String bucket, S3Writer writer) {
        this.client = client;
        this.bucket = bucket;
        this.writer = writer;
    }

    /// Whether there is an object already.
    @FunctionalInterface
    interface Presence {
        boolean check() throws IOException;
    }

    /// Writes a small object unless there is one.
    ///
    /// @return whether this call wrote it
    boolean write(String key, byte[] bytes, Presence isThere) throws IOException {
        if (isThere.check()) {
            return false;
        }
        if (isHonoured()) {
            return putIfNone(key, bytes);
        }
        synchronized (this) {
            if (isThere.check()) {
                return false;
            }
            writer.put(key, bytes);
            return true;
        }
    }

    private synchronized boolean isHonoured() throws IOException {
        if (condition == Condition.UNKNOWN) {
            condition = probe() ? Condition.HONOURED : Condition.NOT_HONOURED;
            if (condition == Condition.NOT_HONOURED) {
                LOG.atWarn()
                        .addKeyValue("bucket", bucket)
                        .log("the endpoint does not know If-None-Match: let one ingest process alone take files here");
            }
        }
        return condition == Condition.HONOURED;
    }

    private boolean probe() throws IOException {
        String key = S3Bucket.SCRATCH + "probe-" + UUID.randomUUID();
        byte[] bytes = {1};
        try {
            return putIfNone(key, bytes) && !putIfNone(key, bytes);
        } catch (IOException e) {
            if (e.getCause() instanceof S3Exception s3 && s3.statusCode() == S3Faults.NOT_IMPLEMENTED) {
                return false;
            }
            throw e;
        } finally {
            S3Faults.call(
                    () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
        }
    }

    /// A conflict means that another write is under way: what came of it is seen at the next attempt. A refusal may
    /// follow an attempt of ours that succeeded and whose answer was lost, so the object bears its writer's mark.
    private boolean putIfNone(String key, byte[] bytes) throws IOException {
        String mark = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            try {
                client.putObject(
                        request -> request.bucket(bucket)
                                .key(key)
                                .ifNoneMatch("*")
                                .metadata(Map.of(MARK, mark))
                                .contentMD5(S3Writer.md5(bytes)),
                        RequestBody.fromBytes(bytes));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == S3Faults.PRECONDITION_FAILED) {
                    return bearsMark(key, mark);
                }
                if (e.statusCode() != S3Faults.CONFLICT || attempt == CONFLICTS) {
                    throw S3Faults.fault(e);
                }
            } catch (SdkException e) {
                throw S3Faults.fault(e);
            }
        }
    }

    private boolean bearsMark(String key, String mark) throws IOException {
        return mark.equals(S3Faults.call(() ->
                        client.headObject(request -> request.bucket(bucket).key(key)))
                .metadata()
                .get(MARK));
    }
}
