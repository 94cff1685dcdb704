package org.stenogram.storage.fixity;

import java.util.Optional;

/// Reads originals again.
public interface Originals extends AutoCloseable {

    /// Reads one from its first byte to its last, which may take hours.
    ///
    /// @param sha256 the hash that it has to have, and its name in the bucket
    /// @return empty when it was stopped before the end
    /// @throws org.stenogram.stageruntime.WorldFaultException when the bucket is away
    Optional<Finding> read(String sha256);

    /// Ends a reading that is under way.
    @Override
    void close();
}
