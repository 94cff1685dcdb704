package org.stenogram.subscriptions.wiring;

import org.stenogram.stageruntime.wiring.ServiceLauncher;

/// Subscriptions as a process of its own.
public final class SubscriptionsApplication {

    private SubscriptionsApplication() {}

    /// Starts it; SIGTERM stops it.
    public static void main(String[] args) {
        ServiceLauncher.run("subscriptions", args);
    }
}
