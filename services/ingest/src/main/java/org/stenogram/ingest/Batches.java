package org.stenogram.ingest;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.ingest.batches.BatchFile;
import org.stenogram.ingest.inbox.InboxKey;

/// The batches that files join, and when each is complete.
///
/// A batch is written to the bucket before a file joins it, and its final count before anybody is told of it: after a
/// crash the same batch goes on, and a count that was told never changes. Several ingest processes may take files of
/// one upload; a batch of drops belongs to the process (by its instance name) that opened it.
final class Batches {

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    /// How long an upload whose sender is done, and which has fewer files than was said, waits for the rest.
    private static final Duration MISSING_FILES = Duration.ofSeconds(30);

    /// An open batch. `seenNanos`: when a file of it was last seen or finished.
    private static final class Open {
        private final BatchFile file;
        private int arrivals;
        private int inFlight;
        private long seenNanos;
        private OptionalInt said = OptionalInt.empty();

        Open(BatchFile file, int arrivals, long nowNanos) {
            this.file = file;
            this.arrivals = arrivals;
            this.seenNanos = nowNanos;
        }
    }

    private final BatchStore store;
    private final String instance;
    private final Duration dropQuiet;
    private final Duration uploadQuiet;
    private final Clock clock;
    private final LongSupplier nanos;

    private final Map<UUID, Open> open = new LinkedHashMap<>();
    private final Map<UUID, BatchFile> sealed = new LinkedHashMap<>();
    private final Set<UUID> notUploads = new HashSet<>();
    private long passNanos;

    Batches(
            BatchStore store,
            String instance,
            Duration dropQuiet,
            Duration uploadQuiet,
            Clock clock,
            LongSupplier nanos) {
        this.store = store;
        this.instance = instance;
        this.dropQuiet = dropQuiet;
        this.uploadQuiet = uploadQuiet;
        this.clock = clock;
        this.nanos = nanos;
    }

    /// Finds the batches that other processes, or this one before a restart, wrote since a time.
    synchronized void discover(Instant since) throws IOException {
        for (BatchFile file : store.writtenSince(since)) {
            if (file.isOpen()) {
                admit(file);
            } else if (file.announcedAt() == null && !open.containsKey(file.batchId())) {
                sealed.putIfAbsent(file.batchId(), file);
            }
        }
        notUploads.clear();
    }

    /// The open upload that a file belongs to, empty for a drop.
    synchronized Optional<UUID> uploadOf(InboxKey key) throws IOException {
        if (key.upload().isEmpty() || notUploads.contains(key.upload().get())) {
            return Optional.empty();
        }
        UUID batchId = key.upload().get();
        if (!open.containsKey(batchId)) {
            Optional<BatchFile> file = store.find(batchId);
            if (file.isPresent() && file.get().isOpen()) {
                admit(file.get());
            }
        }
        Open batch = open.get(batchId);
        if (batch != null
                && batch.file.kind() == BatchFile.Kind.UPLOAD
                && batch.file.collection().equals(key.collection())) {
            return key.upload();
        }
        notUploads.add(batchId);
        return Optional.empty();
    }

    /// Tells that a file is there: the batch that it will join is not quiet.
    synchronized void seen(InboxKey key, Optional<UUID> upload) {
        Open batch = upload.map(open::get).orElseGet(() -> ownDrops(key.collection()));
        if (batch != null) {
            batch.seenNanos = nanos.getAsLong();
        }
    }

    /// The batch that a file joins, opened if need be. Each entry is followed by one [#left].
    synchronized UUID enter(InboxKey key) throws IOException {
        Optional<UUID> upload = uploadOf(key);
        Open batch = upload.map(open::get).orElseGet(() -> ownDrops(key.collection()));
        if (batch == null) {
            BatchFile file = BatchFile.ofDrops(
                    UUID.randomUUID(), key.collection(), clock.instant().truncatedTo(ChronoUnit.MILLIS), instance);
            store.write(file);
            batch = new Open(file, 0, nanos.getAsLong());
            open.put(file.batchId(), batch);
        }
        batch.inFlight++;
        return batch.file.batchId();
    }

    /// A manifest that names this batch was written.
    synchronized void counted(UUID batchId) {
        required(batchId).arrivals++;
    }

    /// The work on a file that had entered is over, whatever its end.
    synchronized void left(UUID batchId) {
        Open batch = required(batchId);
        batch.inFlight--;
        batch.seenNanos = nanos.getAsLong();
    }

    /// Before a look at the inbox: what do the senders of uploads say.
    synchronized void beginPass() throws IOException {
        passNanos = nanos.getAsLong();
        for (Open batch : open.values()) {
            if (batch.file.kind() == BatchFile.Kind.UPLOAD) {
                batch.said = store.sealOf(batch.file.batchId());
            }
        }
    }

    /// After a look at the whole inbox: seals what is complete.
    ///
    /// @return the batches whose seal is to be announced
    synchronized Collection<BatchFile> endPass() throws IOException {
        for (Open batch : List.copyOf(open.values())) {
            if (batch.inFlight > 0 || batch.seenNanos >= passNanos || !isComplete(batch)) {
                continue;
            }
            if (isSealedByAnother(batch)) {
                open.remove(batch.file.batchId());
            } else if (batch.arrivals == 0 && batch.file.kind() == BatchFile.Kind.DROP) {
                store.remove(batch.file);
                open.remove(batch.file.batchId());
            } else {
                BatchFile file =
                        batch.file.sealed(batch.arrivals, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                store.write(file);
                open.remove(batch.file.batchId());
                sealed.put(file.batchId(), file);
            }
        }
        return List.copyOf(sealed.values());
    }

    /// The seal was told of.
    synchronized void announced(BatchFile file) throws IOException {
        store.cleanUp(file);
        store.write(file.announced(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        sealed.remove(file.batchId());
        LOG.atInfo()
                .addKeyValue("batchId", file.batchId())
                .addKeyValue("collection", file.collection())
                .addKeyValue("files", file.files())
                .log("batch sealed");
    }

    private void admit(BatchFile file) throws IOException {
        if (!open.containsKey(file.batchId())) {
            open.put(file.batchId(), new Open(file, store.countArrivals(file), nanos.getAsLong()));
        }
    }

    private boolean isComplete(Open batch) throws IOException {
        Duration quiet = Duration.ofNanos(nanos.getAsLong() - batch.seenNanos);
        if (batch.said.isPresent()) {
            return hasAll(batch, batch.said.getAsInt(), quiet);
        }
        if (isOwnDrops(batch)) {
            return quiet.compareTo(dropQuiet) >= 0;
        }
        if (quiet.compareTo(uploadQuiet) < 0) {
            return false;
        }
        // What another process takes is not seen here; a count that grew tells that it is at work.
        int before = batch.arrivals;
        batch.arrivals = store.countArrivals(batch.file);
        if (batch.arrivals != before) {
            batch.seenNanos = nanos.getAsLong();
            return false;
        }
        return !store.isHeld(batch.file);
    }

    /// Another process may have taken some, so the bucket is asked before files are held to be missing.
    private boolean hasAll(Open batch, int said, Duration quiet) throws IOException {
        if (batch.arrivals >= said) {
            return true;
        }
        batch.arrivals = store.countArrivals(batch.file);
        if (batch.arrivals >= said) {
            return true;
        }
        if (store.isHeld(batch.file) || quiet.compareTo(MISSING_FILES) < 0) {
            return false;
        }
        LOG.atWarn()
                .addKeyValue("batchId", batch.file.batchId())
                .addKeyValue("said", said)
                .addKeyValue("came", batch.arrivals)
                .log("an upload has fewer files than its sender said");
        return true;
    }

    private boolean isSealedByAnother(Open batch) throws IOException {
        return store.find(batch.file.batchId()).map(now -> !now.isOpen()).orElse(true);
    }

    private Open required(UUID batchId) {
        return Objects.requireNonNull(open.get(batchId), "a batch stays open while files are in flight");
    }

    private @Nullable Open ownDrops(String collection) {
        return open.values().stream()
                .filter(batch -> isOwnDrops(batch) && batch.file.collection().equals(collection))
                .findFirst()
                .orElse(null);
    }

    private boolean isOwnDrops(Open batch) {
        return batch.file.kind() == BatchFile.Kind.DROP && instance.equals(batch.file.instance());
    }
}
