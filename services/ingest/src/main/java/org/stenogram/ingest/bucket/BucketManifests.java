package org.stenogram.ingest.bucket;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.ingest.Manifests;
import org.stenogram.ingest.arrivals.ArrivalManifest;

/// Manifests as objects `arrivals/<arrivalId>.json`.
public final class BucketManifests implements Manifests {

    static final String ARRIVALS = "arrivals/";

    private static final String JSON = ".json";

    private final IntakeBucket bucket;
    private final JsonObjects objects;

    /// Reads and writes below `arrivals/` of a bucket.
    public BucketManifests(IntakeBucket bucket) {
        this.bucket = bucket;
        this.objects = new JsonObjects(bucket);
    }

    @Override
    public Optional<ArrivalManifest> find(UUID arrivalId) throws IOException {
        return objects.find(ARRIVALS + arrivalId + JSON, ArrivalManifest.class);
    }

    @Override
    public boolean putNew(ArrivalManifest manifest) throws IOException {
        return objects.putNew(ARRIVALS + manifest.arrival().arrivalId() + JSON, manifest);
    }

    @Override
    public Stream<Entry> list() throws IOException {
        return bucket.list(ARRIVALS)
                .flatMap(object -> ObjectNames.identifier(object.key(), ARRIVALS, JSON)
                        .map(arrivalId -> new Entry(arrivalId, object.modifiedAt()))
                        .stream());
    }
}
