package org.stenogram.stageruntime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does a piece of work again and again, in a thread of its own. What is away is waited for and keeps nothing else from
/// working; any other fault ends the work and shows in its health.
public final class PeriodicRunner implements Runner {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicRunner.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    /// The work, once.
    @FunctionalInterface
    public interface Work {

        /// @param isStopping whether it should leave the rest undone
        /// @throws IOException when something is away, as a [WorldFaultException] says, too
        void once(BooleanSupplier isStopping) throws IOException;
    }

    /// How long to wait.
    ///
    /// @param first before the work is done for the first time
    /// @param next after it was done
    /// @param again after something was away
    public record Pauses(Duration first, Duration next, Duration again) {}

    private final String service;
    private final String what;
    private final Pauses pauses;
    private final Work work;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile RunnerHealth health = new RunnerHealth.Starting();

    /// @param service whose work it is
    /// @param what the work, in the name of its thread and in the log: `reconciler`
    public PeriodicRunner(String service, String what, Pauses pauses, Work work) {
        this.service = service;
        this.what = what;
        this.pauses = pauses;
        this.work = work;
        this.thread = Thread.ofPlatform().name(service + ": " + what).unstarted(this::run);
    }

    @Override
    public String name() {
        return service;
    }

    @Override
    public void start() {
        health = new RunnerHealth.Serving();
        thread.start();
    }

    @Override
    public RunnerHealth health() {
        return health;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(STOPPING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        health = new RunnerHealth.Stopped();
    }

    private void run() {
        try {
            Duration pause = pauses.first();
            while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = doneOrWaiting() ? pauses.next() : pauses.again();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            health = new RunnerHealth.Broken(what + ": " + e);
            LOG.atError().setCause(e).log("the {} ended by an error", what);
        }
    }

    private boolean doneOrWaiting() {
        try {
            work.once(() -> stop.getCount() == 0);
            return true;
        } catch (IOException | UncheckedIOException | WorldFaultException e) {
            LOG.atWarn().addKeyValue("outcome", "waiting").setCause(e).log("the {} waits for what is away", what);
            return false;
        }
    }
}
