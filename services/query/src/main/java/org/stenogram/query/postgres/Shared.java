package org.stenogram.query.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something that is read once for all who ask, and read again when it is a second old, or older where reading takes
/// long: at most one part in fifty of the time is spent on it, however large the archive and however many look.
///
/// What takes long is read while whoever asks gets the last answer, unless that has become too old meanwhile.
final class Shared<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Shared.class);

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMillis(50);
    private static final Duration TOO_OLD = Duration.ofSeconds(30);
    private static final int REST = 50;

    private final Supplier<T> reader;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known<T> known;

    Shared(Supplier<T> reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    private record Known<T>(T value, Duration took, Instant until) {

        boolean isFresh(Instant now) {
            return now.isBefore(until);
        }

        /// Whether nobody is to wait for a newer one.
        boolean isGoodEnough(Instant now) {
            return took.compareTo(LONG) > 0 && now.isBefore(until.plus(TOO_OLD));
        }
    }

    /// What was read last, where that is fresh or somebody else is just reading; else what is read now.
    T get() {
        Known<T> last = known;
        Instant now = clock.instant();
        if (last == null) {
            return read(true);
        }
        if (last.isFresh(now) || reading.isLocked()) {
            return last.value;
        }
        if (last.isGoodEnough(now)) {
            Thread.ofVirtual().name("shared-reading").start(this::readAside);
            return last.value;
        }
        return read(false);
    }

    private void readAside() {
        try {
            read(false);
        } catch (RuntimeException e) {
            // Whoever asks when the last answer is too old is told.
            LOG.debug("What all share could not be read", e);
        }
    }

    /// @param waits whether to wait for somebody else who is reading
    private T read(boolean waits) {
        if (waits) {
            reading.lock();
        } else if (!reading.tryLock()) {
            Known<T> last = known;
            if (last != null) {
                return last.value;
            }
            reading.lock();
        }
        try {
            Known<T> last = known;
            Instant began = clock.instant();
            if (last == null || !last.isFresh(began)) {
                T value = reader.get();
                Duration took = Duration.between(began, clock.instant());
                Duration rest = took.multipliedBy(REST);
                last = new Known<>(value, took, began.plus(rest.compareTo(FRESH) > 0 ? rest : FRESH));
                known = last;
            }
            return last.value;
        } finally {
            reading.unlock();
        }
    }
}
