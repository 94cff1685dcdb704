package org.stenogram.stageruntime.flow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The time in which a partition is ours. When it is over nothing new begins, every pause ends, and work under
/// way may come to its end. Safe for use by several threads.
public final class Tenure {

    private final FinishedPrefix prefix = new FinishedPrefix();
    private final CountDownLatch over = new CountDownLatch(1);
    private int running;
    private int waiting;

    /// What of this partition may be committed.
    public FinishedPrefix prefix() {
        return prefix;
    }

    /// Asks to begin work on a record; every true is followed by one [#end()].
    public synchronized boolean begin() {
        if (isOver()) {
            return false;
        }
        running++;
        return true;
    }

    /// Notes that work on a record has come to an end, good or bad.
    public synchronized void end() {
        running--;
        notifyAll();
    }

    /// Ends the tenure; what has not begun never will.
    public synchronized void giveUp() {
        over.countDown();
    }

    /// Whether the partition is no longer ours.
    public boolean isOver() {
        return over.getCount() == 0;
    }

    /// Waits, as long as the tenure lasts.
    ///
    /// @return false when the tenure is over
    public boolean pause(Duration time) throws InterruptedException {
        return !over.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Notes that a record waits for the world; followed by one [#waitsNoMore()].
    public synchronized void waits() {
        waiting++;
    }

    /// Notes that the world is back for a record, or that the record is given up.
    public synchronized void waitsNoMore() {
        waiting--;
    }

    /// Whether a record of this partition waits for the world: the partition takes no more until it is back.
    public synchronized boolean isWaiting() {
        return waiting > 0;
    }

    /// Waits until no work is under way, up to a deadline of [System#nanoTime()].
    ///
    /// @return whether all work has come to its end
    public synchronized boolean awaitEnd(long deadline) throws InterruptedException {
        while (running > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
