package org.stenogram.subscriptions.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.Duty;
import org.stenogram.subscriptions.Ledger;
import org.stenogram.subscriptions.Redelivery;
import org.stenogram.subscriptions.Subscription;
import org.stenogram.subscriptions.deliveries.Attempt;
import org.stenogram.subscriptions.deliveries.Outcome;
import org.stenogram.subscriptions.signing.Secret;

/// The ledger of one process, which holds leases under a name of its own: only who holds a subscription's lease
/// sends and moves it.
public final class PostgresLedger implements Ledger {

    private static final String TAKE = """
            UPDATE delivery.subscription
               SET lease_holder = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond'
             WHERE subscription_id IN (
                   SELECT subscription_id
                     FROM delivery.subscription
                    WHERE state = 'active'
                      AND (lease_holder IS NULL OR lease_until < clock_timestamp())
                      FOR UPDATE SKIP LOCKED)
            """;

    private static final String RENEW = """
            UPDATE delivery.subscription
               SET lease_until = clock_timestamp() + ? * interval '1 millisecond'
             WHERE lease_holder = ?
            """;

    private static final String HELD =
            "SELECT subscription_id FROM delivery.subscription WHERE lease_holder = ? AND state = 'active'";

    private static final String RELEASE =
            "UPDATE delivery.subscription SET lease_holder = NULL, lease_until = NULL WHERE lease_holder = ?";

    /// Not when the lease might end before the sending does.
    private static final String DUTY = """
            SELECT %s, k.secrets, r.redelivery_id, r.position AS redelivery_position, r.through AS redelivery_through,
                   r.tries AS redelivery_tries, r.next_try_at AS redelivery_next_try_at
              FROM delivery.subscription s
             CROSS JOIN LATERAL (
                   SELECT array_agg(secret ORDER BY secret_id DESC) AS secrets
                     FROM delivery.secret
                    WHERE subscription_id = s.subscription_id
                      AND (expires_at IS NULL OR expires_at > clock_timestamp())) k
              LEFT JOIN LATERAL (
                   SELECT redelivery_id, position, through, tries, next_try_at
                     FROM delivery.redelivery
                    WHERE subscription_id = s.subscription_id
                    ORDER BY redelivery_id
                    LIMIT 1) r ON true
             WHERE s.subscription_id = ?
               AND s.state = 'active'
               AND s.lease_holder = ?
               AND s.lease_until > clock_timestamp() + ? * interval '1 millisecond'
            """.formatted(SubscriptionRow.COLUMNS);

    /// What a filter passed over counts only while the filter is the same.
    private static final String DONE = """
            UPDATE delivery.subscription
               SET position = CASE WHEN revision = ? THEN ? ELSE ? END, tries = 0, failing_since = NULL, next_try_at = NULL
             WHERE subscription_id = ?
               AND lease_holder = ?
               AND position = ?
            """;

    private static final String AGAIN = """
            UPDATE delivery.subscription
               SET tries = ?, failing_since = ?, next_try_at = ?
             WHERE subscription_id = ?
               AND lease_holder = ?
               AND position = ?
               AND revision = ?
            """;

    private static final String DISABLE = """
            UPDATE delivery.subscription
               SET state = 'disabled', reason = ?
             WHERE subscription_id = ?
               AND lease_holder = ?
               AND state = 'active'
               AND revision = ?
            """;

    private static final String REACHED = """
            UPDATE delivery.subscription
               SET position = ?
             WHERE subscription_id = ?
               AND lease_holder = ?
               AND position = ?
               AND revision = ?
            """;

    private static final String REDELIVERED =
            "UPDATE delivery.redelivery SET position = ?, tries = 0, next_try_at = NULL WHERE redelivery_id = ?";

    private static final String REDELIVER_AGAIN =
            "UPDATE delivery.redelivery SET tries = ?, next_try_at = ? WHERE redelivery_id = ?";

    private static final String FINISH = "DELETE FROM delivery.redelivery WHERE redelivery_id = ?";

    private static final String NO_WAIT = "SET LOCAL synchronous_commit = off";

    private final Database database;
    private final UUID holder = UUID.randomUUID();
    private final long leaseMillis;
    private final long marginMillis;

    /// @param source gives connections of the role that owns schema `delivery`
    /// @param lease how long a lease holds that is not renewed
    /// @param margin how much of it must be left for a sending to begin
    public PostgresLedger(DataSource source, Duration lease, Duration margin) {
        this.database = new Database(source);
        this.leaseMillis = lease.toMillis();
        this.marginMillis = margin.toMillis();
    }

    /// Takes the lease of every active subscription that nobody holds.
    public void take() {
        database.update(TAKE, holder, leaseMillis);
    }

    /// Holds all leases for longer.
    public void renew() {
        database.update(RENEW, leaseMillis, holder);
    }

    /// The active subscriptions that this process holds.
    public List<UUID> held() {
        return database.list(row -> Database.uuid(row, "subscription_id"), HELD, holder);
    }

    /// Lets others have all of them at once.
    public void release() {
        database.update(RELEASE, holder);
    }

    @Override
    public Optional<Duty> duty(UUID subscription) {
        return database.list(PostgresLedger::readDuty, DUTY, subscription, holder, marginMillis).stream()
                .findFirst();
    }

    @Override
    public void recordEvent(Subscription before, Attempt attempt, After after) {
        switch (after) {
            case After.Done(long position) -> {
                long sent = Objects.requireNonNull(attempt.event().position());
                AttemptTable.insert(
                        database,
                        before.id(),
                        attempt,
                        DONE,
                        List.of(before.revision(), position, sent, before.id(), holder, before.position()));
            }
            case After.Again(Subscription.Failing failing) ->
                database.inTransaction(within -> {
                    within.update(
                            AGAIN,
                            failing.tries(),
                            failing.since(),
                            failing.nextTryAt(),
                            before.id(),
                            holder,
                            before.position(),
                            before.revision());
                    AttemptTable.insert(within, before.id(), attempt);
                });
            case After.Disabled(String reason) ->
                database.inTransaction(within -> {
                    disable(within, before, reason);
                    AttemptTable.insert(within, before.id(), attempt);
                });
        }
    }

    @Override
    public void recordRedelivery(Subscription before, Redelivery redelivery, Attempt attempt, After after) {
        database.inTransaction(within -> {
            doNotWait(within, attempt);
            switch (after) {
                case After.Done(long position) -> within.update(REDELIVERED, position, redelivery.id());
                case After.Again(Subscription.Failing failing) ->
                    within.update(REDELIVER_AGAIN, failing.tries(), failing.nextTryAt(), redelivery.id());
                case After.Disabled(String reason) -> disable(within, before, reason);
            }
            AttemptTable.insert(within, before.id(), attempt);
        });
    }

    @Override
    public void reached(Subscription before, long position) {
        database.update(REACHED, position, before.id(), holder, before.position(), before.revision());
    }

    @Override
    public void finished(Redelivery redelivery) {
        database.update(FINISH, redelivery.id());
    }

    private void disable(Database within, Subscription before, String reason) {
        within.update(DISABLE, reason, before.id(), holder, before.revision());
    }

    private static void doNotWait(Database within, Attempt attempt) {
        if (attempt.outcome() == Outcome.DELIVERED) {
            within.update(NO_WAIT);
        }
    }

    private static Duty readDuty(ResultSet row) throws SQLException {
        Subscription subscription = SubscriptionRow.read(row);
        @Nullable Redelivery redelivery = SubscriptionRow.redelivery(row);
        List<Secret> secrets =
                Database.texts(row, "secrets").stream().map(Secret::of).toList();
        return new Duty(subscription, secrets, redelivery);
    }
}
