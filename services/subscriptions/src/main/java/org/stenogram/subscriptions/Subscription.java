package org.stenogram.subscriptions;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What someone wants to hear of, and how far he is.
///
/// @param interest which events
/// @param reason why it is disabled, if it is
/// @param position up to where in the feed everything that fits was delivered
/// @param failing how the next event fails, if it does
/// @param revision rises with each change by a person
public record Subscription(
        UUID id,
        String name,
        URI target,
        Interest interest,
        State state,
        @Nullable String reason,
        long position,
        @Nullable Failing failing,
        long revision,
        Instant createdAt,
        Instant changedAt) {

    /// Whether it is sent to.
    public enum State {
        /// It is.
        ACTIVE,
        /// A person stopped it; its position stays.
        PAUSED,
        /// It was stopped because the receiver said 410, or failed for too long; its position stays.
        DISABLED;

        /// As in the database and the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The state of this code.
        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// How an event fails that is tried again.
    ///
    /// @param tries so far, all in vain
    /// @param since the first of them
    /// @param nextTryAt when it is tried again
    public record Failing(int tries, Instant since, Instant nextTryAt) {}

    /// How many tries of the next event were in vain.
    int tries() {
        return failing == null ? 0 : failing.tries();
    }
}
