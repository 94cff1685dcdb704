package org.stenogram.query.events;

import java.time.Duration;
import org.stenogram.eventfeed.FeedEvent;

/// Where a reader's events go out. Whoever sends waits for room first.
public interface Outlet {

    /// Whether someone still listens.
    boolean isOpen();

    /// Waits for room for one more message.
    ///
    /// @return whether there is some now
    boolean awaitRoom(Duration wait) throws InterruptedException;

    /// Sends an event.
    void event(FeedEvent event);

    /// Shows that the connection lives, and up to where the reader has everything.
    void alive(long position);

    /// Says why it ends, and ends it.
    void close(Ending ending);

    /// Ends it without a word, for there is no room for one.
    void cut(Ending ending);
}
