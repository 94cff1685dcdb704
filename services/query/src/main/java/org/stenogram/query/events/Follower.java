package org.stenogram.query.events;

import java.time.Duration;
import java.util.List;
import org.stenogram.eventfeed.FeedAwayException;
import org.stenogram.eventfeed.FeedCursor;
import org.stenogram.eventfeed.FeedEvent;

/// Leads one reader along the feed until it leaves, is too slow or the server stops.
///
/// It holds one page of events at most, and takes the next when the reader has taken this one; a reader that falls
/// behind
/// costs a query now and then and no memory.
public final class Follower implements Runnable {

    /// How long it may take to notice that the reader left.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final FeedCursor cursor;
    private final Outlet outlet;
    private final Pace pace;
    private volatile boolean stopping;
    private long spokeAt = System.nanoTime();

    /// @param cursor stands where the reader begins
    public Follower(FeedCursor cursor, Outlet outlet, Pace pace) {
        this.cursor = cursor;
        this.outlet = outlet;
        this.pace = pace;
    }

    @Override
    public void run() {
        try {
            lead();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outlet.cut(Ending.STOPPING);
        }
    }

    /// Ends the connection with a word, soon.
    public void stop() {
        stopping = true;
    }

    private void lead() throws InterruptedException {
        // A reader that is cut off before its first event goes on from here.
        if (!hasRoom()) {
            return;
        }
        alive();
        while (outlet.isOpen()) {
            for (FeedEvent event : next()) {
                if (!hasRoom()) {
                    return;
                }
                outlet.event(event);
                spokeAt = System.nanoTime();
            }
            if (stopping) {
                end(Ending.STOPPING);
                return;
            }
            if (System.nanoTime() - spokeAt >= pace.heartbeat().toNanos()) {
                if (!hasRoom()) {
                    return;
                }
                alive();
            }
        }
    }

    private List<FeedEvent> next() throws InterruptedException {
        try {
            return cursor.next(pace.heartbeat().compareTo(LOOK) < 0 ? pace.heartbeat() : LOOK);
        } catch (FeedAwayException e) {
            Thread.sleep(LOOK);
            return List.of();
        }
    }

    private void alive() {
        outlet.alive(cursor.position());
        spokeAt = System.nanoTime();
    }

    private boolean hasRoom() throws InterruptedException {
        long end = System.nanoTime() + pace.patience().toNanos();
        while (outlet.isOpen() && !stopping && System.nanoTime() < end) {
            if (outlet.awaitRoom(LOOK)) {
                return outlet.isOpen();
            }
        }
        if (outlet.isOpen()) {
            end(stopping ? Ending.STOPPING : Ending.TOO_SLOW);
        }
        return false;
    }

    /// Waits once more: a reader that begins to take again can be told why.
    private void end(Ending ending) throws InterruptedException {
        if (outlet.awaitRoom(ending == Ending.STOPPING ? Duration.ZERO : pace.patience())) {
            outlet.close(ending);
        } else {
            outlet.cut(ending);
        }
    }
}
