package org.stenogram.storage.payloads;

import java.time.Instant;

/// What the topics still hold.
@FunctionalInterface
public interface RetainedRecords {

    /// Whether any topic of the pipeline, those of rehearsals among them, holds a record from
    /// before a time.
    ///
    /// @throws org.stenogram.stageruntime.WorldFaultException when the broker does not say
    boolean anyBefore(Instant time);
}
