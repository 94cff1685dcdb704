package org.stenogram.ingest;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.bucket.Taken;
import org.stenogram.ingest.arrivals.ArrivalManifest;
import org.stenogram.ingest.arrivals.Refusal;

/// One file on its way through: taken, written down, announced, released. Handed from one thread to the next, never
/// shared.
final class Take {

    private static final int ATTEMPTS = 3;

    private final Taken taken;
    private final String sighting;
    private final UUID batchId;
    private int attempts;
    private long notBeforeNanos;
    private @Nullable Refusal suspicion;
    private @Nullable ArrivalManifest manifest;

    /// @param sighting how the inbox showed the file, empty when this process did not see it there
    Take(Taken taken, String sighting, UUID batchId, long nowNanos) {
        this.taken = taken;
        this.sighting = sighting;
        this.batchId = batchId;
        this.notBeforeNanos = nowNanos;
    }

    Taken taken() {
        return taken;
    }

    String sighting() {
        return sighting;
    }

    UUID batchId() {
        return batchId;
    }

    /// An attempt failed, perhaps for a fault of the file.
    void failed(Refusal why) {
        attempts++;
        suspicion = why;
    }

    /// Why the file is refused without another look, once it failed too often.
    Optional<Refusal> givenUp() {
        return attempts < ATTEMPTS ? Optional.empty() : Optional.ofNullable(suspicion);
    }

    void postpone(long untilNanos) {
        notBeforeNanos = untilNanos;
    }

    boolean isDue(long nowNanos) {
        return nowNanos - notBeforeNanos >= 0;
    }

    void recorded(ArrivalManifest written) {
        manifest = written;
    }

    /// @throws IllegalStateException before it was written down
    ArrivalManifest manifest() {
        if (manifest == null) {
            throw new IllegalStateException("arrival " + taken.arrivalId() + " is not written down yet");
        }
        return manifest;
    }
}
