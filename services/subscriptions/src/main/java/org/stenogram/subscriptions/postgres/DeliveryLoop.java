package org.stenogram.subscriptions.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.eventfeed.FeedAwayException;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.subscriptions.Dispatcher;
import org.stenogram.subscriptions.LedgerAwayException;
import org.stenogram.subscriptions.SubscriptionFeed;

/// Takes leases, holds them, and sees to it that there is a lane for each; sleeps in `LISTEN` between two looks.
/// While the database is away it waits, and what it held may go to another process.
public final class DeliveryLoop implements Runner {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final String LISTEN = "LISTEN " + SubscriptionTable.CHANNEL;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final Duration PURGE = Duration.ofMinutes(10);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final DataSource connections;
    private final DeliverySchema schema;
    private final PostgresLedger ledger;
    private final AttemptTable attempts;
    private final Dispatcher dispatcher;
    private final SubscriptionFeed feed;
    private final Duration retention;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "subscriptions");
    private volatile RunnerHealth health = new RunnerHealth.Starting();
    private Instant purged = Instant.EPOCH;

    /// @param connections gives connections outside the pool
    /// @param retention how long lines of the ledger are kept
    public DeliveryLoop(
            DataSource connections,
            DeliverySchema schema,
            PostgresLedger ledger,
            AttemptTable attempts,
            Dispatcher dispatcher,
            SubscriptionFeed feed,
            Duration retention,
            Clock clock) {
        this.connections = connections;
        this.schema = schema;
        this.ledger = ledger;
        this.attempts = attempts;
        this.dispatcher = dispatcher;
        this.feed = feed;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "subscriptions";
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
            if (thread.getState() != Thread.State.NEW) {
                thread.join(STOPPING);
                dispatcher.stop(STOPPING);
                ledger.release();
            }
        } catch (LedgerAwayException e) {
            LOG.atInfo().addKeyValue("fault", e.getMessage()).log("leases are left to run out");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        health = new RunnerHealth.Stopped();
    }

    private void run() {
        @Nullable Instant since = null;
        while (stop.getCount() > 0) {
            try {
                // What it reads and what it writes: both must be there before anybody is told that it is ready.
                feed.log().head();
                schema.ensure();
                try (Connection connection = connections.getConnection();
                        PreparedStatement listen = connection.prepareStatement(LISTEN)) {
                    listen.execute();
                    while (stop.getCount() > 0) {
                        look();
                        since = null;
                        health = new RunnerHealth.Serving();
                        await(connection.unwrap(PGConnection.class));
                    }
                }
            } catch (SQLException | LedgerAwayException | FeedAwayException e) {
                since = since == null ? clock.instant() : since;
                health = new RunnerHealth.Waiting("database: " + e.getMessage(), since);
                LOG.atWarn().addKeyValue("fault", e.getMessage()).log("waits");
                pause();
            } catch (RuntimeException | Error e) {
                health = new RunnerHealth.Broken(String.valueOf(e));
                throw e;
            }
        }
    }

    private void look() {
        Instant now = clock.instant();
        ledger.renew();
        ledger.take();
        dispatcher.serve(new HashSet<>(ledger.held()));
        if (!now.isBefore(purged.plus(PURGE)) && attempts.purge(now.minus(retention)) == 0) {
            purged = now;
        }
    }

    private void await(PGConnection connection) throws SQLException {
        PGNotification[] notifications = connection.getNotifications(Math.toIntExact(LOOK.toMillis()));
        for (PGNotification notification : notifications) {
            dispatcher.wake(UUID.fromString(notification.getParameter()));
        }
    }

    private void pause() {
        try {
            stop.await(AWAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
