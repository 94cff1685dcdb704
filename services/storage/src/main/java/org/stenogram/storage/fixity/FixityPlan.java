package org.stenogram.storage.fixity;

import java.time.Duration;

/// How often originals are checked, and how fast.
///
/// @param period each original once in this time; zero for never
/// @param bytesPerSecond what one instance reads at most
public record FixityPlan(Duration period, long bytesPerSecond) {

    /// One that is not intact is looked at again after this time, so that a repair shows soon.
    public static final Duration LOOK_AGAIN = Duration.ofDays(1);

    /// Whether there are checks at all.
    public boolean isOn() {
        return period.isPositive();
    }

    /// When one that is not intact is looked at again.
    public Duration lookAgain() {
        return period.compareTo(LOOK_AGAIN) < 0 ? period : LOOK_AGAIN;
    }
}
