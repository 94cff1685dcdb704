package org.stenogram.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of the feed that someone asked for once more.
///
/// @param position after which it goes on
/// @param through its end
/// @param tries of the next event, all in vain
/// @param nextTryAt when that is tried again, if it failed
public record Redelivery(
        long id,
        long position,
        long through,
        int tries,
        @Nullable Instant nextTryAt) {}
