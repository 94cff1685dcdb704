package org.stenogram.query;

import org.stenogram.stageruntime.wiring.ServiceLauncher;

/// The query service as a process of its own.
public final class QueryService {

    private QueryService() {}

    /// Starts the service; it stops on SIGTERM.
    ///
    /// @param args `--name=value` settings
    public static void main(String[] args) {
        ServiceLauncher.run("query", args);
    }
}
