package org.stenogram.ingest;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.stenogram.ingest.batches.BatchFile;

/// The batches as they stand in the bucket.
public interface BatchStore {

    /// One batch, if there is such a one.
    Optional<BatchFile> find(UUID batchId) throws IOException;

    /// The batches that were written at or after a time.
    List<BatchFile> writtenSince(Instant time) throws IOException;

    /// Writes a batch, durable when this returns.
    void write(BatchFile batch) throws IOException;

    /// Removes a batch that no file joined.
    void remove(BatchFile batch) throws IOException;

    /// How many files an upload says it has, once its sender is done.
    OptionalInt sealOf(UUID batchId) throws IOException;

    /// Removes the sender's seal and the empty folders of an upload.
    void cleanUp(BatchFile batch) throws IOException;

    /// How many arrivals have a manifest that names the batch; reads all manifests since it was opened.
    int countArrivals(BatchFile batch) throws IOException;

    /// Whether a file of an upload is held by some process.
    boolean isHeld(BatchFile upload) throws IOException;
}
