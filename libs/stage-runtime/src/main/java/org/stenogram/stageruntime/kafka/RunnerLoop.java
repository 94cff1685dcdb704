package org.stenogram.stageruntime.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.stageruntime.flow.BackOff;
import org.stenogram.stageruntime.flow.WorldWatch;

/// The thread of a runner and its life cycle: session after session, each ended by a fault of its connection,
/// until the runner is closed.
final class RunnerLoop implements AutoCloseable {

    private static final Duration LEAVING = Duration.ofSeconds(10);

    private final Supplier<Session> sessions;
    private final Duration stopTimeout;
    private final RunnerLog log;
    private final WorldWatch watch;
    private final BackOff backOff;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile RunnerHealth life = new RunnerHealth.Starting();

    RunnerLoop(String name, Supplier<Session> sessions, StageSettings settings, WorldWatch watch, RunnerLog log) {
        this.sessions = sessions;
        this.stopTimeout = settings.stopTimeout();
        this.watch = watch;
        this.log = log;
        this.backOff = new BackOff(Duration.ofMillis(200), settings.maxBackOff());
        this.thread = Thread.ofPlatform().name(name + "-poll").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    RunnerHealth health() {
        RunnerHealth now = life;
        return switch (now) {
            case RunnerHealth.Stopped _, RunnerHealth.Broken _ -> now;
            case RunnerHealth.Starting _, RunnerHealth.Serving _, RunnerHealth.Waiting _ ->
                watch.longest().isPresent() ? watch.longest().get() : now;
        };
    }

    private void run() {
        log.started();
        try {
            for (int faults = 1; !isStopping(); faults++) {
                if (runSession()) {
                    faults = 1;
                }
                stopping.await(
                        backOff.after(faults, ThreadLocalRandom.current()).toNanos(), TimeUnit.NANOSECONDS);
            }
            life = new RunnerHealth.Stopped();
            log.stopped();
        } catch (Throwable fault) {
            life = new RunnerHealth.Broken(Faults.words(fault));
            log.broken(fault);
        }
    }

    /// @return whether the session had joined its group before it ended
    private boolean runSession() {
        boolean joined = false;
        try (Session session = sessions.get()) {
            while (!isStopping()) {
                session.turn();
                if (session.hasJoined() && !joined) {
                    joined = true;
                    life = new RunnerHealth.Serving();
                    watch.back(this);
                }
            }
        } catch (RuntimeException | OutOfMemoryError fault) {
            watch.away(this, "the connection to Kafka: " + Faults.words(fault));
            log.sessionEnded(fault);
        }
        return joined;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /// Ends the session within the set times.
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (thread.getState() == Thread.State.NEW) {
                life = new RunnerHealth.Stopped();
            } else if (!thread.join(stopTimeout.plus(LEAVING))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
