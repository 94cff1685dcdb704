package org.stenogram.ingest;

import java.util.List;
import org.stenogram.contracts.PipelineEvent;

/// Tells the world.
public interface Announcer {

    /// Returns once every event is safe; telling the same event again changes nothing.
    ///
    /// @throws org.stenogram.stageruntime.WorldFaultException when it cannot be told now
    void announce(List<? extends PipelineEvent> events);
}
