package org.stenogram.stageruntime.flow;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait between tries: doubling from a first pause up to a longest one, the upper half by chance so
/// that many that wait do not come back at once.
///
/// @param first the pause after the first fault
/// @param longest no pause is longer
public record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /// Refuses pauses that are not positive; a first pause above the longest is cut to it.
    public BackOff {
        if (!first.isPositive() || !longest.isPositive()) {
            throw new IllegalArgumentException("pauses are positive: %s, %s".formatted(first, longest));
        }
        first = first.compareTo(longest) > 0 ? longest : first;
    }

    /// The pause after so many faults in a row, from 1.
    public Duration after(int faults, RandomGenerator random) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(faults - 1L, 0, MOST_DOUBLINGS));
        long most = (doubled.compareTo(longest) > 0 ? longest : doubled).toNanos();
        return Duration.ofNanos(most - (long) (random.nextDouble() * most / 2));
    }
}
