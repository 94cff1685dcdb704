package org.stenogram.ocrcleanup.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.Stream;
import org.stenogram.bucket.Bucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.UnreadableObjectException;
import org.stenogram.ocrcleanup.Originals;

/// Reads originals from the bucket, and tells an object that is gone from a bucket that is away.
public final class BucketOriginals implements Originals {

    private static final String ORIGINALS = "originals/";

    private final Bucket bucket;

    /// @param bucket the bucket that ingest keeps originals in
    public BucketOriginals(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public Optional<byte[]> read(String key, int limit) throws IOException {
        try (InputStream bytes = bucket.open(key)) {
            return Optional.of(bytes.readNBytes(limit));
        } catch (UnreadableObjectException e) {
            return Optional.empty();
        } catch (NoSuchFileException e) {
            if (hasOthers()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// A bucket without a single original is one whose disk is not mounted.
    private boolean hasOthers() throws IOException {
        try (Stream<ObjectInfo> originals = bucket.list(ORIGINALS)) {
            return originals.findAny().isPresent();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
