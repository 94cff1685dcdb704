package org.stenogram.query.wiring;

import org.stenogram.stageruntime.wiring.ServiceLauncher;

/// Query as a process of its own.
public final class QueryApplication {

    private QueryApplication() {}

    /// Starts it; SIGTERM stops it.
    public static void main(String[] args) {
        ServiceLauncher.run("query", args);
    }
}
