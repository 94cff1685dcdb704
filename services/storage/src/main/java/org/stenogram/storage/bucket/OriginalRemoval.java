package org.stenogram.storage.bucket;

import java.io.IOException;
import org.stenogram.bucket.Bucket;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.storage.postgres.ErasedOriginals;

/// Takes erased originals out of the bucket.
public final class OriginalRemoval implements ErasedOriginals.Removal {

    private final Bucket bucket;

    /// @param bucket where originals lie
    public OriginalRemoval(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void remove(String sha256) {
        try {
            bucket.delete("originals/" + sha256);
        } catch (IOException e) {
            throw new WorldFaultException("bucket away: " + e.getMessage(), e);
        }
    }
}
