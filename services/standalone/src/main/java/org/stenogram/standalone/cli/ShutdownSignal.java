package org.stenogram.standalone.cli;

import java.util.concurrent.CountDownLatch;

/// Stops cleanly on SIGTERM and Ctrl+C: the process ends only after the work is done.
final class ShutdownSignal {

    private ShutdownSignal() {}

    /// Runs an action when the process is told to stop, then releases whoever waits.
    static void onTermination(Runnable stop, CountDownLatch stopped) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.run();
                            stopped.countDown();
                        },
                        "stop"));
    }
}
