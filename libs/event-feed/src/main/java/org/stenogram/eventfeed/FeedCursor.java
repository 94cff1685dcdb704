package org.stenogram.eventfeed;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One reader's way through the feed: pages of the log as long as it is behind, then the window that all share. There
/// is
/// no gap between the two, for both are cut by position.
///
/// Not for use by two threads at a time.
public final class FeedCursor {

    private static final int PAGE = 500;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final FeedLog log;
    private final FeedWindow window;
    private final FeedFilter filter;
    private final int most;
    private long position;

    /// @param position after which to begin
    public FeedCursor(FeedLog log, FeedWindow window, FeedFilter filter, long position) {
        this(log, window, filter, position, PAGE);
    }

    /// @param position after which to begin
    /// @param most how many events it takes from the log at once, for a reader that has many beside it
    public FeedCursor(FeedLog log, FeedWindow window, FeedFilter filter, long position, int most) {
        this.log = log;
        this.window = window;
        this.filter = filter;
        this.position = position;
        this.most = most;
    }

    /// Up to where the reader has everything that fits; who resumes here misses nothing.
    public long position() {
        return position;
    }

    /// The next events that fit, in order; none when none came in time, or none of those that came fit.
    ///
    /// @param wait how long to wait at the end of the feed
    /// @throws FeedAwayException when the archive cannot be read; the position stays where it was
    public List<FeedEvent> next(Duration wait) throws InterruptedException {
        FeedPage page = page(wait);
        List<FeedEvent> fitting = fitting(page.events());
        position = page.through();
        return fitting;
    }

    private FeedPage page(Duration wait) throws InterruptedException {
        Optional<FeedPage> shared = window.after(position, wait);
        if (shared.isPresent()) {
            return shared.get();
        }
        long head = Math.max(position, log.head());
        if (head == position) {
            // The window is not open: its own connection is away. Asking on and on would help nobody.
            Thread.sleep(wait.compareTo(PAUSE) < 0 ? wait : PAUSE);
            return new FeedPage(List.of(), position);
        }
        List<FeedEvent> events = log.read(position, head, filter, most);
        return new FeedPage(
                events, events.size() < most ? head : events.getLast().position());
    }

    private List<FeedEvent> fitting(List<FeedEvent> events) {
        List<FeedEvent> admitted = events.stream().filter(filter::admits).toList();
        if (admitted.isEmpty() || !filter.asksTexts()) {
            return admitted;
        }
        List<UUID> runs =
                admitted.stream().map(FeedEvent::runId).filter(Objects::nonNull).toList();
        Set<UUID> speaking = log.speaking(runs, filter);
        return admitted.stream()
                .filter(event -> event.runId() != null && speaking.contains(event.runId()))
                .toList();
    }
}
