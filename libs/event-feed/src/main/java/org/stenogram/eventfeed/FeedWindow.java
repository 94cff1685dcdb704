package org.stenogram.eventfeed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The newest stretch of the feed, in memory, which one thread fills and all readers of the process share. Bounded: a
/// reader that falls behind its oldest event reads from the log until it has caught up.
public final class FeedWindow {

    private final int mostEvents;
    private final long mostCharacters;
    private final Deque<FeedEvent> events = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private boolean open;
    private long characters;
    private long from;
    private long through;

    /// @param mostEvents how many events it keeps at most
    /// @param mostCharacters how much data they have together at most
    public FeedWindow(int mostEvents, long mostCharacters) {
        this.mostEvents = mostEvents;
        this.mostCharacters = mostCharacters;
    }

    /// Opens it at a position: what comes after will be here.
    public void open(long position) {
        lock.lock();
        try {
            from = position;
            through = position;
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /// Adds the next stretch.
    public void append(FeedPage page) {
        lock.lock();
        try {
            for (FeedEvent event : page.events()) {
                events.addLast(event);
                characters += event.size();
            }
            while (events.size() > mostEvents || characters > mostCharacters) {
                FeedEvent oldest = events.removeFirst();
                characters -= oldest.size();
                from = oldest.position();
            }
            through = page.through();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The position up to which it is filled; 0 when it was never opened.
    public long through() {
        lock.lock();
        try {
            return through;
        } finally {
            lock.unlock();
        }
    }

    /// What is here after a position.
    ///
    /// @param wait how long to wait when there is nothing yet
    /// @return empty when the position is older than all that is here
    public Optional<FeedPage> after(long position, Duration wait) throws InterruptedException {
        long left = wait.toNanos();
        lock.lock();
        try {
            while (open && position >= through && left > 0) {
                left = moved.awaitNanos(left);
            }
            if (!open || position < from) {
                return Optional.empty();
            }
            return Optional.of(new FeedPage(newerThan(position), Math.max(position, through)));
        } finally {
            lock.unlock();
        }
    }

    private List<FeedEvent> newerThan(long position) {
        List<FeedEvent> newer = new ArrayList<>();
        Iterator<FeedEvent> newestFirst = events.descendingIterator();
        while (newestFirst.hasNext()) {
            FeedEvent event = newestFirst.next();
            if (event.position() <= position) {
                break;
            }
            newer.add(event);
        }
        return newer.reversed();
    }
}
