package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.flow.BackOff;

/// Repeats one step over the event log whenever there is something new, on a connection of its own.
///
/// It sleeps in `LISTEN` and is woken by the transaction that made something new; a look once a second covers a wake-up
/// that was lost. Faults are waited out without end.
public final class FeedLoop implements Runner {

    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    /// Longest time without a look.
    private static final Duration SAFETY = Duration.ofSeconds(1);
    /// Longest wait on the socket, and so for a stop.
    private static final int SOCKET_WAIT_MILLIS = 250;
    /// Wait for another transaction to end.
    private static final int SOON_MILLIS = 5;
    /// How long a step may go on when the process stops; a broker that is away is not waited for.
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(30));

    /// What to do after a step.
    enum Next {
        /// There may be more.
        AGAIN,
        /// There is something that another transaction still holds up.
        SOON,
        /// Wait until something is new.
        WAIT
    }

    /// One step, in a transaction that the loop commits.
    @FunctionalInterface
    interface Step {
        Next run(Connection connection) throws SQLException;
    }

    private final String name;
    private final DataSource connections;
    private final ArchiveSchema schema;
    private final String channel;
    private final Step step;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile RunnerHealth health = new RunnerHealth.Starting();

    /// @param name of the loop, for the log and the thread
    /// @param connections gives new connections, which the loop keeps as long as they hold
    /// @param channel what to listen to
    FeedLoop(String name, DataSource connections, ArchiveSchema schema, String channel, Step step, Clock clock) {
        this.name = name;
        this.connections = connections;
        this.schema = schema;
        this.channel = channel;
        this.step = step;
        this.clock = clock;
        this.thread = new Thread(this::runOrBreak, name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public RunnerHealth health() {
        return health;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(STOPPING)) {
                thread.interrupt();
                thread.join(STOPPING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        health = new RunnerHealth.Stopped();
    }

    private void runOrBreak() {
        try {
            run();
        } catch (Error e) {
            health = new RunnerHealth.Broken(String.valueOf(e));
            throw e;
        }
    }

    private void run() {
        int faults = 0;
        @Nullable Instant since = null;
        while (!isStopping()) {
            try {
                schema.ensure();
                try (Connection connection = connections.getConnection()) {
                    listen(connection);
                    while (!isStopping()) {
                        Next next = step.run(connection);
                        connection.commit();
                        if (faults > 0) {
                            LOG.atInfo().addKeyValue("runner", name).log("goes on");
                        }
                        faults = 0;
                        since = null;
                        health = new RunnerHealth.Serving();
                        await(connection, next);
                    }
                }
            } catch (SQLException | RuntimeException e) {
                faults++;
                since = since == null ? clock.instant() : since;
                health = new RunnerHealth.Waiting(describe(e), since);
                Duration pause = BACK_OFF.after(faults, ThreadLocalRandom.current());
                LOG.atWarn()
                        .addKeyValue("runner", name)
                        .addKeyValue("fault", describe(e))
                        .addKeyValue("pause", pause)
                        .log("waits");
                pause(pause);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        // Each statement has to see what was committed before it, whatever the server's default is.
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (PreparedStatement statement = connection.prepareStatement("LISTEN " + channel)) {
            statement.execute();
        }
        connection.commit();
    }

    private void await(Connection connection, Next next) throws SQLException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        switch (next) {
            case AGAIN -> {}
            case SOON -> notifications.getNotifications(SOON_MILLIS);
            case WAIT -> {
                long end = System.nanoTime() + SAFETY.toNanos();
                while (!isStopping() && System.nanoTime() < end) {
                    if (notifications.getNotifications(SOCKET_WAIT_MILLIS).length > 0) {
                        return;
                    }
                }
            }
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void pause(Duration pause) {
        try {
            stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    private static String describe(Exception fault) {
        return switch (fault) {
            case SQLException sql -> String.valueOf(SqlFaults.world(sql).getMessage());
            case WorldFaultException world -> String.valueOf(world.getMessage());
            default -> fault.getClass().getSimpleName();
        };
    }
}
