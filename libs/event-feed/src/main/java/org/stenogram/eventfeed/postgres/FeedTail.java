package org.stenogram.eventfeed.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.eventfeed.FeedAwayException;
import org.stenogram.eventfeed.FeedEvent;
import org.stenogram.eventfeed.FeedFilter;
import org.stenogram.eventfeed.FeedLog;
import org.stenogram.eventfeed.FeedPage;
import org.stenogram.eventfeed.FeedWindow;

/// Follows the end of the feed for all readers of the process: one thread, one connection, whatever their number.
///
/// It sleeps in `LISTEN` and is woken when events got their positions; a look once a second covers a wake-up that was
/// lost. While the database is away, readers wait with it.
public final class FeedTail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedTail.class);

    /// As the sequencer of storage names it.
    private static final String LISTEN = "LISTEN stenogram_feed";

    private static final int PAGE = 1000;
    private static final int MOST_EVENTS = 4096;
    private static final long MOST_CHARACTERS = 8L << 20;
    private static final Duration SAFETY = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final FeedWindow window = new FeedWindow(MOST_EVENTS, MOST_CHARACTERS);
    private final DataSource connections;
    private final FeedLog log;
    private final Thread thread;
    private boolean isStarted;
    private volatile boolean isClosed;

    private FeedTail(String name, DataSource connections, FeedLog log) {
        this.connections = connections;
        this.log = log;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// A tail with a connection of its own, outside any pool.
    ///
    /// @param name of the thread, and of the connection at the database
    public static FeedTail at(String name, String jdbcUrl, String user, String password, FeedLog log) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(jdbcUrl);
        connections.setUser(user);
        connections.setPassword(password);
        connections.setApplicationName(name);
        connections.setConnectTimeout(Math.toIntExact(CONNECT.toSeconds()));
        connections.setTcpKeepAlive(true);
        return new FeedTail(name, connections, log);
    }

    /// The window that it fills; the first to ask sets it going.
    public synchronized FeedWindow window() {
        if (!isStarted) {
            isStarted = true;
            thread.start();
        }
        return window;
    }

    /// Ends it; the window stays as it is.
    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(STOPPING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean isOpen = false;
        while (!isClosed) {
            try (Connection connection = connections.getConnection()) {
                try (PreparedStatement listen = connection.prepareStatement(LISTEN)) {
                    listen.execute();
                }
                if (!isOpen) {
                    window.open(log.head());
                    isOpen = true;
                }
                follow(connection.unwrap(PGConnection.class));
            } catch (SQLException | FeedAwayException e) {
                if (isClosed) {
                    return;
                }
                LOG.atWarn()
                        .addKeyValue("runner", thread.getName())
                        .addKeyValue("fault", e.toString())
                        .addKeyValue("pause", PAUSE)
                        .log("waits");
                pause();
            }
        }
    }

    private void follow(PGConnection notifications) throws SQLException {
        while (!isClosed) {
            long through = window.through();
            long head = log.head();
            if (head > through) {
                List<FeedEvent> events = log.read(through, head, FeedFilter.ALL, PAGE);
                window.append(new FeedPage(
                        events, events.size() < PAGE ? head : events.getLast().position()));
            } else {
                notifications.getNotifications(Math.toIntExact(SAFETY.toMillis()));
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
