package org.stenogram.ingest;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.stenogram.ingest.arrivals.ArrivalManifest;

/// The arrivals' manifests: written once, kept for good.
public interface Manifests {

    /// When and under which identifier a manifest was written.
    record Entry(UUID arrivalId, Instant writtenAt) {}

    /// The manifest of an arrival, if it was written.
    Optional<ArrivalManifest> find(UUID arrivalId) throws IOException;

    /// Writes a manifest, durable when this returns, unless there is one.
    ///
    /// @return whether this call wrote it
    boolean putNew(ArrivalManifest manifest) throws IOException;

    /// All of them; close it.
    Stream<Entry> list() throws IOException;
}
