package org.stenogram.ingest.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// Decides when a dropped file is complete: once its size and its time of change have stayed the same for a set time.
///
/// Why not "its time of change lies that long ago": programs that keep times (`cp -p`, sync tools) set an old time on a
/// file that they still write, and clocks of other machines differ. What counts is what was seen here, by a clock that
/// never jumps.
///
/// Used by one thread. Remembers a bounded number of files; more wait until those have been taken.
public final class SettleRule {

    private record Sighting(String etag, long sinceNanos, long firstNanos, long pass) {}

    private final long settleNanos;
    private final int mostRemembered;
    private final Map<String, Sighting> sightings = new HashMap<>();
    private long pass;
    private Duration untilNext = Duration.ofNanos(Long.MAX_VALUE);

    /// @param settleTime how long a file must stay the same
    /// @param mostRemembered how many files are watched at once
    public SettleRule(Duration settleTime, int mostRemembered) {
        this.settleNanos = settleTime.toNanos();
        this.mostRemembered = mostRemembered;
    }

    /// Tells of a file that is there now.
    ///
    /// @param etag changes whenever size or time of change do
    /// @param nowNanos of a clock that never goes back
    /// @return whether the file is complete
    public boolean isSettled(String key, String etag, long nowNanos) {
        Sighting before = sightings.get(key);
        if (before == null && sightings.size() >= mostRemembered) {
            return false;
        }
        long since = before != null && before.etag().equals(etag) ? before.sinceNanos() : nowNanos;
        long first = before == null ? nowNanos : before.firstNanos();
        sightings.put(key, new Sighting(etag, since, first, pass));
        return nowNanos - since >= settleNanos;
    }

    /// Ends a look at the whole inbox: files that were not seen in it are forgotten.
    ///
    /// @return how long ago the oldest file that still waits was first seen, zero when none waits
    public Duration endPass(long nowNanos) {
        long oldest = nowNanos;
        long next = Long.MAX_VALUE;
        for (Iterator<Sighting> each = sightings.values().iterator(); each.hasNext(); ) {
            Sighting sighting = each.next();
            if (sighting.pass() < pass) {
                each.remove();
            } else {
                oldest = Math.min(oldest, sighting.firstNanos());
                next = Math.min(next, sighting.sinceNanos() + settleNanos - nowNanos);
            }
        }
        pass++;
        untilNext = Duration.ofNanos(Math.max(next, 0));
        return Duration.ofNanos(nowNanos - oldest);
    }

    /// How long after the end of the last look the next file will be complete, if it stays the same; 292 years when
    /// none
    /// waits.
    public Duration untilNext() {
        return untilNext;
    }

    /// Forgets a file that was taken.
    public void forget(String key) {
        sightings.remove(key);
    }
}
