package org.stenogram.subscriptions;

import org.stenogram.eventfeed.FeedCursor;
import org.stenogram.eventfeed.FeedFilter;
import org.stenogram.eventfeed.FeedLog;
import org.stenogram.eventfeed.postgres.FeedTail;

/// The archive's feed, as all lanes of this process share it.
///
/// @param log the whole of it
/// @param tail its newest part
public record SubscriptionFeed(FeedLog log, FeedTail tail) implements AutoCloseable {

    /// Few: every lane may hold as many in memory.
    private static final int PAGE = 50;

    /// A reader that begins after a position.
    FeedCursor after(long position, FeedFilter filter) {
        return new FeedCursor(log, tail.window(), filter, position, PAGE);
    }

    @Override
    public void close() {
        tail.close();
    }
}
