package org.stenogram.bucket.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stenogram.bucket.ObjectInfo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Reads a listing page by page, a page when the one before is used up: a million objects cost the memory of a
/// thousand, and who stops early has paid for what was read.
final class S3Listing extends Spliterators.AbstractSpliterator<ObjectInfo> {

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Deque<ObjectInfo> page = new ArrayDeque<>();
    private @Nullable String next;
    private boolean hasMore = true;

    /// Reads the first page.
    S3Listing(S3Client client, String bucket, String prefix) throws IOException {
        super(Long.MAX_VALUE, Spliterator.DISTINCT | Spliterator.NONNULL);
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        readPage();
    }

    @Override
    public boolean tryAdvance(Consumer<? super ObjectInfo> action) {
        try {
            while (page.isEmpty()) {
                if (!hasMore) {
                    return false;
                }
                readPage();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        action.accept(page.remove());
        return true;
    }

    private void readPage() throws IOException {
        ListObjectsV2Response response = S3Faults.call(() -> client.listObjectsV2(request -> request.bucket(bucket)
                .prefix(prefix)
                .continuationToken(next)
                // Control characters are legal in keys and not in XML; the client decodes what it asked for.
                .encodingType(EncodingType.URL)));
        for (S3Object object : response.contents()) {
            String key = S3Keys.ours(object.key());
            // An empty object whose key ends with a slash is how consoles draw a folder.
            boolean isFolder = object.key().endsWith("/") && object.size() == 0;
            if (!isFolder && key.startsWith(prefix) && !key.startsWith(S3Bucket.SCRATCH)) {
                page.add(new ObjectInfo(key, object.size(), object.lastModified(), object.eTag()));
            }
        }
        next = response.nextContinuationToken();
        hasMore = Boolean.TRUE.equals(response.isTruncated()) && next != null;
    }
}
