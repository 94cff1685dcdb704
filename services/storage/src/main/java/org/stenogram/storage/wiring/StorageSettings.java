package org.stenogram.storage.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import org.stenogram.stageruntime.BadSettingException;

/// Settings under `stenogram.storage`; the defaults stand in `storage.yml` and in this service's
/// README.
///
/// @param jdbcUrl the archive's database
/// @param user the role that owns schema `archive`
/// @param password of that role
/// @param poolSize connections of the writer at most; sequencer and relay keep one of their own
///     each
/// @param connectTimeout how long a connection may take to come up
/// @param answerTimeout how long the database may work on one statement before it counts as away
/// @param fixityPeriod each original is read again and held against its SHA-256 once in this time;
///     zero for never
/// @param fixityBytesPerSecond what one instance reads for that at most
/// @param payloadSweep from one look through the payloads of large events to the next; zero for
///     never
/// @param payloadRetention how long a payload is kept after it was last written
@ConfigurationProperties("stenogram.storage")
public record StorageSettings(
        String jdbcUrl,
        String user,
        String password,
        int poolSize,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration fixityPeriod,
        long fixityBytesPerSecond,
        Duration payloadSweep,
        Duration payloadRetention) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_CONNECT = Duration.ofMinutes(1);
    private static final Duration LONGEST_ANSWER = Duration.ofHours(1);
    private static final Duration SHORTEST_PERIOD = Duration.ofMinutes(1);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(3650);
    /// A record may be written a day after its payload.
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(2);
    private static final long LOWEST_RATE = 64 * 1024;
    private static final long HIGHEST_RATE = 10_000_000_000L;
    /// One writes, and migrating takes two.
    private static final int SMALLEST_POOL = 2;

    private static final int LARGEST_POOL = 100;

    /// Refuses what cannot work, naming the setting.
    public StorageSettings {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new BadSettingException("stenogram.storage.jdbc-url", "begin with jdbc:postgresql:", jdbcUrl);
        }
        if (user.isBlank()) {
            throw new BadSettingException("stenogram.storage.user", "name a role", "empty");
        }
        if (poolSize < SMALLEST_POOL || poolSize > LARGEST_POOL) {
            throw new BadSettingException(
                    "stenogram.storage.pool-size", "be %d to %d".formatted(SMALLEST_POOL, LARGEST_POOL), poolSize);
        }
        between("connect-timeout", LONGEST_CONNECT, connectTimeout);
        between("answer-timeout", LONGEST_ANSWER, answerTimeout);
        neverOrBetween("fixity-period", fixityPeriod);
        if (fixityBytesPerSecond < LOWEST_RATE || fixityBytesPerSecond > HIGHEST_RATE) {
            throw new BadSettingException(
                    "stenogram.storage.fixity-bytes-per-second",
                    "be %d to %d".formatted(LOWEST_RATE, HIGHEST_RATE),
                    fixityBytesPerSecond);
        }
        neverOrBetween("payload-sweep", payloadSweep);
        if (payloadRetention.compareTo(SHORTEST_RETENTION) < 0 || payloadRetention.compareTo(LONGEST_PERIOD) > 0) {
            throw new BadSettingException(
                    "stenogram.storage.payload-retention",
                    "be between %s and %s".formatted(SHORTEST_RETENTION, LONGEST_PERIOD),
                    payloadRetention);
        }
    }

    private static void neverOrBetween(String name, Duration value) {
        if (!value.isZero() && (value.compareTo(SHORTEST_PERIOD) < 0 || value.compareTo(LONGEST_PERIOD) > 0)) {
            throw new BadSettingException(
                    "stenogram.storage." + name,
                    "be 0s for never, or between %s and %s".formatted(SHORTEST_PERIOD, LONGEST_PERIOD),
                    value);
        }
    }

    private static void between(String name, Duration longest, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw new BadSettingException(
                    "stenogram.storage." + name, "be between %s and %s".formatted(SHORTEST, longest), value);
        }
    }
}
