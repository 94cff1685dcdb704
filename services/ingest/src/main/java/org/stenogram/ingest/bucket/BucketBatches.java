package org.stenogram.ingest.bucket;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.Taken;
import org.stenogram.ingest.BatchStore;
import org.stenogram.ingest.Manifests;
import org.stenogram.ingest.arrivals.ArrivalManifest;
import org.stenogram.ingest.batches.BatchFile;

/// Batches as objects `batches/<batchId>.json`, an upload's seal beside it as `batches/<batchId>.seal.json`.
public final class BucketBatches implements BatchStore {

    private static final String BATCHES = "batches/";
    private static final String JSON = ".json";
    private static final String SEAL = ".seal.json";
    /// Clocks of the bucket and of this machine may differ.
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    private final IntakeBucket bucket;
    private final Manifests manifests;
    private final JsonObjects objects;

    private record Seal(int files) {}

    /// Reads and writes below `batches/` of a bucket.
    public BucketBatches(IntakeBucket bucket, Manifests manifests) {
        this.bucket = bucket;
        this.manifests = manifests;
        this.objects = new JsonObjects(bucket);
    }

    @Override
    public Optional<BatchFile> find(UUID batchId) throws IOException {
        return objects.find(BATCHES + batchId + JSON, BatchFile.class)
                .filter(batch -> batch.batchId().equals(batchId));
    }

    @Override
    public List<BatchFile> writtenSince(Instant time) throws IOException {
        List<BatchFile> batches = new ArrayList<>();
        try (Stream<ObjectInfo> listing = bucket.list(BATCHES)) {
            for (Iterator<ObjectInfo> each = listing.iterator(); each.hasNext(); ) {
                ObjectInfo object = each.next();
                Optional<UUID> batchId = ObjectNames.identifier(object.key(), BATCHES, JSON);
                if (batchId.isPresent() && !object.modifiedAt().isBefore(time)) {
                    find(batchId.get()).ifPresent(batches::add);
                }
            }
        }
        return batches;
    }

    @Override
    public void write(BatchFile batch) throws IOException {
        objects.put(BATCHES + batch.batchId() + JSON, batch);
    }

    @Override
    public void remove(BatchFile batch) throws IOException {
        bucket.delete(BATCHES + batch.batchId() + JSON);
    }

    @Override
    public OptionalInt sealOf(UUID batchId) throws IOException {
        return objects.find(BATCHES + batchId + SEAL, Seal.class)
                .map(seal -> OptionalInt.of(seal.files()))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public void cleanUp(BatchFile batch) throws IOException {
        if (batch.kind() == BatchFile.Kind.UPLOAD) {
            bucket.delete(BATCHES + batch.batchId() + SEAL);
            bucket.tidy(folder(batch));
        }
    }

    @Override
    public int countArrivals(BatchFile batch) throws IOException {
        Instant earliest = batch.openedAt().minus(CLOCK_MARGIN);
        int arrivals = 0;
        try (Stream<Manifests.Entry> listing = manifests.list()) {
            for (Iterator<Manifests.Entry> each = listing.iterator(); each.hasNext(); ) {
                Manifests.Entry entry = each.next();
                if (!entry.writtenAt().isBefore(earliest)) {
                    Optional<ArrivalManifest> manifest = manifests.find(entry.arrivalId());
                    if (manifest.isPresent()
                            && manifest.get().arrival().batchId().equals(batch.batchId())) {
                        arrivals++;
                    }
                }
            }
        }
        return arrivals;
    }

    @Override
    public boolean isHeld(BatchFile upload) throws IOException {
        try (Stream<Taken> taken = bucket.taken()) {
            return taken.anyMatch(each -> each.key().startsWith(folder(upload)));
        }
    }

    private static String folder(BatchFile upload) {
        return "inbox/" + upload.collection() + "/" + upload.batchId() + "/";
    }
}
