package org.stenogram.query.reruns;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Many documents that are run again, or may be.
///
/// @param documents how many were chosen
/// @param startedAt absent until somebody decides to run them
/// @param reason why, in the words of who started it
/// @param stoppedAt when no more were asked for
/// @param finishedAt when each had its end
public record Rerun(
        UUID rerunId,
        RerunChoice choice,
        Instant madeAt,
        String madeBy,
        int documents,
        @Nullable Instant startedAt,
        @Nullable String startedBy,
        @Nullable String reason,
        @Nullable Instant stoppedAt,
        @Nullable String stoppedBy,
        @Nullable Instant finishedAt) {

    /// `chosen`, `running`, `stopped` or `finished`
    public String state() {
        if (finishedAt != null) {
            return "finished";
        }
        if (stoppedAt != null) {
            return "stopped";
        }
        return startedAt == null ? "chosen" : "running";
    }

    /// Whether requests still go out.
    public boolean isRunning() {
        return state().equals("running");
    }
}
