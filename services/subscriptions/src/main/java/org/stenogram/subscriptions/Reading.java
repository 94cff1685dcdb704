package org.stenogram.subscriptions;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.stenogram.eventfeed.FeedCursor;
import org.stenogram.eventfeed.FeedEvent;

/// A lane's way through the feed, an event at a time.
final class Reading {

    private final FeedCursor cursor;
    private final Deque<FeedEvent> page = new ArrayDeque<>();

    Reading(FeedCursor cursor) {
        this.cursor = cursor;
    }

    /// The next event, which stays the next until [#done].
    ///
    /// @param wait how long to wait at the end of the feed
    Optional<FeedEvent> next(Duration wait) throws InterruptedException {
        if (page.isEmpty()) {
            page.addAll(cursor.next(wait));
        }
        return Optional.ofNullable(page.peekFirst());
    }

    /// The next event is dealt with.
    void done() {
        page.removeFirst();
    }

    /// Up to where nothing is left to deal with.
    long position() {
        FeedEvent next = page.peekFirst();
        return next == null ? cursor.position() : next.position() - 1;
    }
}
