package org.stenogram.query.reruns;

import org.jspecify.annotations.Nullable;

/// How far a run of many documents is.
///
/// @param waiting not asked for yet
/// @param underWay asked for, and not at an end
/// @param skipped had nothing to run: withdrawn meanwhile, or its bytes were never kept
/// @param lastMinute how many came to an end in the last minute
public record RerunProgress(
        int documents, int waiting, int underWay, int archived, int failed, int skipped, int lastMinute) {

    /// How many came to an end.
    public int done() {
        return archived + failed + skipped;
    }

    /// Seconds that the rest takes at the pace of the last minute, absent when nothing came to an end in it.
    public @Nullable Double secondsLeft() {
        int left = documents - done();
        return left == 0 || lastMinute == 0 ? null : left * 60.0 / lastMinute;
    }
}
