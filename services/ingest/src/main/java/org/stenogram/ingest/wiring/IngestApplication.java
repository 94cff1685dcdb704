package org.stenogram.ingest.wiring;

import org.stenogram.stageruntime.wiring.ServiceLauncher;

/// Ingest as a process of its own.
public final class IngestApplication {

    private IngestApplication() {}

    /// Starts it; SIGTERM stops it.
    public static void main(String[] args) {
        ServiceLauncher.run("ingest", args);
    }
}
