package org.stenogram.subscriptions.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When to try again: after pauses that double, the upper half of each by chance, so that many who wait do not come
/// back at once; at the time that the receiver names, when it names one.
///
/// @param first the pause after the first fault
/// @param longest no pause is longer
/// @param patience how long one event may fail before its subscription is disabled
public record Schedule(Duration first, Duration longest, Duration patience) {

    private static final int MOST_DOUBLINGS = 30;

    /// Refuses what makes no sense.
    public Schedule {
        if (!first.isPositive() || longest.compareTo(first) < 0 || !patience.isPositive()) {
            throw new IllegalArgumentException("no schedule: %s, %s, %s".formatted(first, longest, patience));
        }
    }

    /// The time of the next try.
    ///
    /// @param faults in a row, from 1
    public Instant next(Answer answer, int faults, Instant now, RandomGenerator random) {
        Duration asked = answer.retryAfter();
        return now.plus(asked == null ? pause(faults, random) : asked);
    }

    /// Whether what has failed since then has failed long enough.
    public boolean isOver(Instant failingSince, Instant now) {
        return !now.isBefore(failingSince.plus(patience));
    }

    private Duration pause(int faults, RandomGenerator random) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(faults - 1L, 0, MOST_DOUBLINGS));
        long most = (doubled.compareTo(longest) > 0 ? longest : doubled).toMillis();
        return Duration.ofMillis(Math.max(1, most - (long) (random.nextDouble() * most / 2)));
    }
}
