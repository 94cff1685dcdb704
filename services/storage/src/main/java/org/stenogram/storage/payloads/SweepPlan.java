package org.stenogram.storage.payloads;

import java.time.Duration;
import java.time.Instant;

/// When payloads are looked through, and which may go.
///
/// @param period from the end of one look to the next; zero for never
/// @param kept how long a payload is kept after it was last written
public record SweepPlan(Duration period, Duration kept) {

    /// How long after its payload a record may be written: the broker may be away between the two.
    private static final Duration BETWEEN = Duration.ofDays(1);

    /// Whether anything is ever removed.
    public boolean isOn() {
        return period.isPositive();
    }

    /// What was last written before this may go.
    public Instant end(Instant now) {
        return now.minus(kept);
    }

    /// A record that refers to what was written before [#end] was itself written before this.
    public Instant lastReference(Instant now) {
        return end(now).plus(BETWEEN);
    }
}
