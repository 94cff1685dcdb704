package org.stenogram.query.bucket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stenogram.bucket.Bucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.postgres.ReceiptReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.CollectionName;
import org.stenogram.query.questions.FileName;

/// Takes uploads into the bucket, where ingest finds them: a marker that opens the batch, its files below
/// `inbox/<collection>/<batchId>/` each with a note below `uploads/`, a marker that seals it.
public final class Intake {

    private static final int LONGEST_MARKER = 64 * 1024;

    private final Bucket bucket;
    private final ReceiptReader receipts;
    private final Set<String> coming = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final long limit;

    /// @param bucket where ingest looks for files
    /// @param receipts tells which files and seals the archive knows already
    /// @param limit size of one file at most, in bytes
    public Intake(Bucket bucket, ReceiptReader receipts, Clock clock, long limit) {
        this.bucket = bucket;
        this.receipts = receipts;
        this.clock = clock;
        this.limit = limit;
    }

    /// Size of one file at most, in bytes.
    public long limit() {
        return limit;
    }

    /// Whether this is an upload that has begun and that the archive may not have heard of yet.
    public boolean isKnown(UUID batchId) {
        return read(BatchMarker.key(batchId), BatchMarker.class).isPresent();
    }

    /// Opens a batch.
    ///
    /// @param files how many are to come, when that is known
    public UUID open(CollectionName collection, @Nullable Integer files) {
        UUID batchId = UUID.randomUUID();
        write(BatchMarker.key(batchId), new BatchMarker(batchId, collection.value(), clock.instant(), "upload", files));
        return batchId;
    }

    /// Writes one file of a batch, whole or not at all, while its bytes come in. The same file sent again changes
    /// nothing, also after a crash and after the seal.
    ///
    /// One gap is left: this process dies after the file is whole and before that is noted, while ingest takes the
    /// file and before the archive hears of it. Sent again just then it becomes a second arrival, a duplicate.
    ///
    /// @throws ProblemException when there is no such batch, it is sealed, it has another file of this name, or the
    ///     file is too large
    public void put(UUID batchId, FileName name, InputStream bytes) {
        BatchMarker marker = marker(batchId);
        String note = UploadedFile.key(batchId, name);
        if (!coming.add(note)) {
            throw new ProblemException(
                    ProblemType.FILE_EXISTS,
                    "A file named %s is coming in just now. Wait for its answer.".formatted(name));
        }
        try {
            String key = "inbox/" + marker.collection() + "/" + batchId + "/" + name;
            String known = knownHash(batchId, note, key, name);
            if (known == null) {
                refuseSealed(batchId);
                write(note, write(key, name, bytes));
            } else if (!known.equals(hash(name, bytes))) {
                throw exists(name);
            }
        } finally {
            coming.remove(note);
        }
    }

    /// The SHA-256 of the file that the batch has under this name, null when it has none.
    private @Nullable String knownHash(UUID batchId, String note, String key, FileName name) {
        Optional<UploadedFile> noted = read(note, UploadedFile.class);
        if (noted.isPresent()) {
            return noted.get().sha256();
        }
        try (InputStream waiting = bucket.open(key)) {
            UploadedFile file = UploadedFile.of(name, waiting);
            write(note, file);
            return file.sha256();
        } catch (NoSuchFileException e) {
            return receipts.hashOf(batchId, key).orElse(null);
        } catch (IOException e) {
            throw away(e);
        }
    }

    private String hash(FileName name, InputStream bytes) {
        LimitedInput limited = new LimitedInput(bytes, limit);
        try {
            return UploadedFile.of(name, limited).sha256();
        } catch (IOException e) {
            throw limited.isExceeded() ? tooLarge(limit) : away(e);
        }
    }

    /// Says that no more files will come. Sealing again with the same count changes nothing.
    ///
    /// @param files how many the batch has; when absent, what was announced or else what came in
    /// @return how many files the batch was sealed with
    /// @throws ProblemException when there is no such batch, it was sealed with another count, or another number
    ///     of files came in
    public int seal(UUID batchId, @Nullable Integer files) {
        BatchMarker marker = marker(batchId);
        Optional<Integer> sealed = sealedWith(batchId);
        int came = cameIn(batchId);
        int count = files != null ? files : marker.files() != null ? marker.files() : sealed.orElse(came);
        if (sealed.isPresent()) {
            if (sealed.get() != count) {
                throw new ProblemException(
                        ProblemType.BATCH_SEALED,
                        "The batch is sealed already, with %d files.".formatted(sealed.get()));
            }
            return count;
        }
        if (came != count) {
            throw new ProblemException(
                    ProblemType.BATCH_COUNT,
                    "The batch cannot be sealed with %d files: %d came in. Send the others first, or seal it with %d."
                            .formatted(count, came, came));
        }
        write(BatchMarker.Seal.key(batchId), new BatchMarker.Seal(count));
        return count;
    }

    private int cameIn(UUID batchId) {
        if (coming.stream().anyMatch(note -> note.startsWith(UploadedFile.folder(batchId)))) {
            throw new ProblemException(
                    ProblemType.BATCH_COUNT,
                    "A file of the batch is still coming in. Seal the batch when it is there.");
        }
        try (Stream<ObjectInfo> notes = bucket.list(UploadedFile.folder(batchId))) {
            return (int) notes.count();
        } catch (IOException e) {
            throw away(e);
        } catch (UncheckedIOException e) {
            throw away(new IOException(e));
        }
    }

    private void refuseSealed(UUID batchId) {
        if (sealedWith(batchId).isPresent()) {
            throw new ProblemException(
                    ProblemType.BATCH_SEALED, "The batch is sealed: no more files can be added. Open another batch.");
        }
    }

    private BatchMarker marker(UUID batchId) {
        return read(BatchMarker.key(batchId), BatchMarker.class)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no upload %s that files could be added to.".formatted(batchId)));
    }

    /// The seal's marker goes away once ingest has told the archive of it.
    private Optional<Integer> sealedWith(UUID batchId) {
        return read(BatchMarker.Seal.key(batchId), BatchMarker.Seal.class)
                .map(BatchMarker.Seal::files)
                .or(() -> receipts.batch(batchId).map(batch -> batch.expected()));
    }

    private <T> Optional<T> read(String key, Class<T> type) {
        try (InputStream bytes = bucket.open(key)) {
            return Optional.of(
                    EventJson.read(new String(bytes.readNBytes(LONGEST_MARKER), StandardCharsets.UTF_8), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw away(e);
        }
    }

    private void write(String key, Object marker) {
        try {
            bucket.put(key, new ByteArrayInputStream(EventJson.write(marker).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw away(e);
        }
    }

    private UploadedFile write(String key, FileName name, InputStream bytes) {
        LimitedInput limited = new LimitedInput(bytes, limit);
        UploadedFile.Counted counted = new UploadedFile.Counted(limited);
        try {
            bucket.put(key, counted);
            return counted.file(name);
        } catch (IOException e) {
            throw limited.isExceeded() ? tooLarge(limit) : away(e);
        }
    }

    /// A file above the limit.
    public static ProblemException tooLarge(long limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "A file may have %,d bytes at most. Nothing of this one was kept.".formatted(limit));
    }

    private static ProblemException exists(FileName name) {
        return new ProblemException(
                ProblemType.FILE_EXISTS,
                "The batch already has another file named %s. Give this one another name, or another batch."
                        .formatted(name));
    }

    static ProblemException away(IOException e) {
        return new ProblemException(
                ProblemType.BUCKET_AWAY,
                "The bucket could not be read or written, or the upload broke off. Nothing was taken; try again.",
                e);
    }
}
