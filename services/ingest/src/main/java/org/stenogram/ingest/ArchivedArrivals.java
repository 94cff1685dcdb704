package org.stenogram.ingest;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// What the archive knows.
public interface ArchivedArrivals {

    /// Those of the arrivals that the archive has heard of.
    ///
    /// @throws org.stenogram.stageruntime.WorldFaultException when the archive is away
    Set<UUID> known(Collection<UUID> arrivalIds);
}
