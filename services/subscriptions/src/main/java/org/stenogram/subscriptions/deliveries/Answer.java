package org.stenogram.subscriptions.deliveries;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came back for one message.
///
/// @param status HTTP status; absent when there was no answer
/// @param retryAfter how long the receiver asks to be left alone, if it does
/// @param took from the beginning of the sending
/// @param fault why there was no answer, in words
/// @param excerpt how the answer's body begins; for staff who look for a fault
public record Answer(
        @Nullable Integer status,
        @Nullable Duration retryAfter,
        Duration took,
        @Nullable String fault,
        @Nullable String excerpt) {

    /// An answer with a status.
    public static Answer of(int status, @Nullable Duration retryAfter, Duration took, String excerpt) {
        return new Answer(status, retryAfter, took, null, excerpt);
    }

    /// No answer.
    public static Answer none(Duration took, String fault) {
        return new Answer(null, null, took, fault, null);
    }

    /// Whether the receiver has the message.
    public boolean isTaken() {
        return status != null && status >= 200 && status < 300;
    }

    /// Whether the receiver says that it wants no more, ever.
    public boolean isGone() {
        return status != null && status == 410;
    }
}
