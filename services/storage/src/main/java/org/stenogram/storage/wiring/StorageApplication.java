package org.stenogram.storage.wiring;

import org.stenogram.stageruntime.wiring.ServiceLauncher;

/// Storage as a process of its own.
public final class StorageApplication {

    private StorageApplication() {}

    /// Starts it; SIGTERM stops it.
    public static void main(String[] args) {
        ServiceLauncher.run("storage", args);
    }
}
