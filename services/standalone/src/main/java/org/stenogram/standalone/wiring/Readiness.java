package org.stenogram.standalone.wiring;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;

/// Waits until every stage is at work. An open port is not enough: at the first start the database's tables are still
/// being made then, and a file sent too early would be refused.
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_AGAIN_MILLIS = 10;

    private Readiness() {}

    /// @param stopping ends the wait
    /// @throws IOException when a stage is broken, or is not at work in time
    static void await(Collection<Runner> runners, BooleanSupplier stopping) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Runner runner : runners) {
            while (!isServing(runner) && !stopping.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("%s did not begin its work within %d minutes (%s); the log says more"
                            .formatted(runner.name(), PATIENCE.toMinutes(), runner.health()));
                }
                pause();
            }
        }
    }

    private static boolean isServing(Runner runner) throws IOException {
        RunnerHealth health = runner.health();
        if (health instanceof RunnerHealth.Broken(String reason)) {
            throw new IOException("%s cannot work: %s".formatted(runner.name(), reason));
        }
        return health instanceof RunnerHealth.Serving;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
    }
}
