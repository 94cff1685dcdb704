package org.stenogram.query.answers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shapes of what is told of keys.
public final class KeyAnswer {

    private KeyAnswer() {}

    /// A key of a machine, without its secret.
    ///
    /// @param name what it is for
    /// @param role what may be done with it
    /// @param hint its last letters
    /// @param state `good`, `expired` or `revoked`
    /// @param lastUsedAt to the minute
    public record Key(
            UUID keyId,
            String name,
            String role,
            String hint,
            String state,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {}

    /// A key that was just made.
    ///
    /// @param secret the key itself, which is never told again
    public record MadeKey(Key key, String secret) {}
}
