package org.stenogram.storage.fixity;

import java.time.Duration;

/// Keeps reading below a rate: says how long to rest after each piece, so that neither one large object nor many
/// small ones go faster. Time that was not used is not saved up.
public final class Pacing {

    /// Asking for an object costs too: each counts as at least so many bytes.
    public static final int LEAST = 64 * 1024;

    private static final double NANOS = 1e9;

    private final double nanosPerByte;
    private long readyAt;
    private boolean isStarted;

    /// @param bytesPerSecond above zero
    public Pacing(long bytesPerSecond) {
        nanosPerByte = NANOS / bytesPerSecond;
    }

    /// Counts some bytes.
    ///
    /// @param nanoTime a clock that never goes back
    /// @return how long to rest before the next piece
    public Duration after(long bytes, long nanoTime) {
        if (!isStarted || readyAt - nanoTime < 0) {
            readyAt = nanoTime;
            isStarted = true;
        }
        readyAt += Math.round(bytes * nanosPerByte);
        return Duration.ofNanos(readyAt - nanoTime);
    }
}
