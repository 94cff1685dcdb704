package org.stenogram.stageruntime.kafka;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.stenogram.stageruntime.flow.BackOff;
import org.stenogram.stageruntime.flow.Tenure;
import org.stenogram.stageruntime.flow.WorldWatch;

/// The pauses of one piece of work during a fault of the world, seen in readiness while they last.
final class WorldWait implements AutoCloseable {

    private final Object who;
    private final String work;
    private final Tenure tenure;
    private final BackOff backOff;
    private final WorldWatch watch;
    private final RunnerMetrics metrics;
    private final RunnerLog log;
    private int faults;

    /// @param who tells this work apart from all other
    /// @param work what waits, for the log
    WorldWait(
            Object who,
            String work,
            Tenure tenure,
            StageSettings settings,
            WorldWatch watch,
            RunnerMetrics metrics,
            RunnerLog log) {
        this.who = who;
        this.work = work;
        this.tenure = tenure;
        this.backOff = new BackOff(Duration.ofMillis(100), settings.maxBackOff());
        this.watch = watch;
        this.metrics = metrics;
        this.log = log;
    }

    /// Waits longer each time, or until the tenure is over.
    void pause(String away, Throwable cause) throws InterruptedException {
        faults++;
        if (faults == 1) {
            tenure.waits();
        }
        watch.away(who, away);
        metrics.retried("world");
        Duration pause = backOff.after(faults, ThreadLocalRandom.current());
        log.waiting(work, away, faults, pause, cause);
        tenure.pause(pause);
    }

    /// Ends the wait; nothing happens when there was none.
    @Override
    public void close() {
        if (faults > 0) {
            tenure.waitsNoMore();
            watch.back(who);
            log.waitedEnough(work, faults);
            faults = 0;
        }
    }
}
