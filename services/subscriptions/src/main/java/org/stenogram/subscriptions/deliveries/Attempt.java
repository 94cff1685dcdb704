package org.stenogram.subscriptions.deliveries;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the ledger: one sending, and what came back.
///
/// @param event what was sent
/// @param number which try of it this was, from 1
/// @param at when it began
/// @param nextTryAt when it is tried again, if it is
public record Attempt(
        Kind kind,
        Sent event,
        int number,
        Instant at,
        Answer answer,
        Outcome outcome,
        @Nullable Instant nextTryAt) {

    /// What identifies the thing that was sent.
    ///
    /// @param id of the event, and of the webhook
    /// @param type the CloudEvents type
    /// @param subject the document or batch; absent for a test
    /// @param position its place in the feed; absent for a test
    public record Sent(
            UUID id,
            String type,
            @Nullable UUID subject,
            @Nullable Long position) {}
}
