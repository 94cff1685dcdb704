package org.stenogram.bucket.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// An object's bytes, all of one content: when the connection breaks, reading goes on where it stopped, and only if the
/// object is still the same by its ETag.
final class S3Input extends InputStream {

    private static final int MOST_BREAKS = 3;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final String etag;
    private final long length;
    private ResponseInputStream<GetObjectResponse> body;
    private long position;
    private int breaks;

    private S3Input(S3Client client, String bucket, String key, ResponseInputStream<GetObjectResponse> body) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.body = body;
        this.etag = body.response().eTag();
        this.length = body.response().contentLength();
    }

    /// Opens an object.
    ///
    /// @param etag the content that is wanted, null for any
    /// @throws NoSuchFileException when there is no object with that key, or none with that ETag
    static S3Input open(S3Client client, String bucket, String key, @Nullable String etag) throws IOException {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(bucket).key(key).ifMatch(etag);
        return new S3Input(client, bucket, key, get(client, request.build()));
    }

    private static ResponseInputStream<GetObjectResponse> get(S3Client client, GetObjectRequest request)
            throws IOException {
        try {
            return client.getObject(request);
        } catch (S3Exception e) {
            if (S3Faults.isNoSuchKey(e) || e.statusCode() == S3Faults.PRECONDITION_FAILED) {
                NoSuchFileException none = new NoSuchFileException(request.key());
                none.initCause(e);
                throw none;
            }
            throw S3Faults.fault(e);
        } catch (SdkException e) {
            throw S3Faults.fault(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        while (true) {
            try {
                int read = body.read(target, offset, count);
                if (read < 0 && position < length) {
                    throw new IOException("the connection ended at byte %d of %d".formatted(position, length));
                }
                position += Math.max(read, 0);
                return read;
            } catch (IOException | SdkException e) {
                goOnAfter(e);
            }
        }
    }

    private void goOnAfter(Exception fault) throws IOException {
        body.abort();
        if (++breaks > MOST_BREAKS || position >= length) {
            throw fault instanceof IOException world ? world : S3Faults.fault((SdkException) fault);
        }
        body = get(
                client,
                GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .ifMatch(etag)
                        .range("bytes=%d-".formatted(position))
                        .build());
    }

    /// Closes without reading what is left.
    @Override
    public void close() throws IOException {
        if (position < length) {
            body.abort();
        } else {
            body.close();
        }
    }
}
