package org.stenogram.stageruntime.kafka;

import java.time.Duration;
import org.stenogram.stageruntime.BadSettingException;

/// How much a runner takes on and how long it waits; properties `stenogram.stage.*`. Attempts are three and no
/// setting.
///
/// @param parallelism documents worked on at a time; the work is CPU-bound, so the number of cores by default
/// @param maxRecordsInFlight records taken and not yet finished, at most
/// @param maxBytesInFlight bytes of those records; the last poll may overshoot it
/// @param maxBackOff longest pause between two tries during a fault of the world
/// @param stopTimeout how long work under way may go on when the process stops
/// @param drainTimeout how long work under way may go on when a partition moves to another instance
/// @param pollWait how long one poll waits for records
/// @param sessionTimeout after how long without a sign of life the broker gives the partitions to others
public record StageSettings(
        int parallelism,
        int maxRecordsInFlight,
        long maxBytesInFlight,
        Duration maxBackOff,
        Duration stopTimeout,
        Duration drainTimeout,
        Duration pollWait,
        Duration sessionTimeout) {

    /// Tries of one document before it fails.
    public static final int ATTEMPTS = 3;

    /// Refuses what no runner can work with, naming the setting.
    public StageSettings {
        atLeast("parallelism", 1, parallelism);
        atLeast("max-records-in-flight", 1, maxRecordsInFlight);
        atLeast("max-bytes-in-flight", 1, maxBytesInFlight);
        positive("max-back-off", maxBackOff);
        positive("stop-timeout", stopTimeout);
        positive("drain-timeout", drainTimeout);
        positive("poll-wait", pollWait);
        positive("session-timeout", sessionTimeout);
        if (maxBackOff.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new BadSettingException("stenogram.stage.max-back-off", "be at most PT30S", maxBackOff);
        }
    }

    /// What holds when nothing is set.
    public static StageSettings defaults() {
        return new StageSettings(
                Runtime.getRuntime().availableProcessors(),
                256,
                32L << 20,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(15));
    }

    /// Records that one poll brings at most: a part of what may be in flight, so that polls go on while work is
    /// done.
    int recordsAtOnce() {
        return Math.max(1, maxRecordsInFlight / 4);
    }

    private static void atLeast(String name, long least, long value) {
        if (value < least) {
            throw new BadSettingException("stenogram.stage." + name, "be at least " + least, value);
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new BadSettingException("stenogram.stage." + name, "be positive", value);
        }
    }
}
