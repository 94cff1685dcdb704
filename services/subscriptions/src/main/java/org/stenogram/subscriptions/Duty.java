package org.stenogram.subscriptions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.signing.Secret;

/// All that a lane must know to send the next message.
///
/// @param secrets those in force, the newest first
/// @param redelivery the oldest that is not finished, if there is one
public record Duty(
        Subscription subscription,
        List<Secret> secrets,
        @Nullable Redelivery redelivery) {

    /// Copies the secrets.
    public Duty {
        secrets = List.copyOf(secrets);
    }
}
