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
        between("max-back-off", Duration.ofMillis(1), Duration.ofSeconds(30), maxBackOff);
        between("stop-timeout", Duration.ofMillis(1), Duration.ofHours(1), stopTimeout);
        // Kafka takes a member that does not poll for five minutes to be dead, and while partitions leave there is no
        // poll.
        between("drain-timeout", Duration.ofMillis(1), Duration.ofMinutes(4), drainTimeout);
        between("poll-wait", Duration.ofMillis(1), Duration.ofSeconds(10), pollWait);
        // The least and the most that a broker takes by default.
        between("session-timeout", Duration.ofSeconds(6), Duration.ofMinutes(30), sessionTimeout);
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

    /// For work on the side, which must not keep the ordinary work waiting: one document at a time.
    public StageSettings onTheSide() {
        return new StageSettings(
                1,
                Math.min(4, maxRecordsInFlight),
                maxBytesInFlight,
                maxBackOff,
                stopTimeout,
                drainTimeout,
                pollWait,
                sessionTimeout);
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

    private static void between(String name, Duration least, Duration most, Duration value) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new BadSettingException("stenogram.stage." + name, "be %s to %s".formatted(least, most), value);
        }
    }
}
