package org.stenogram.subscriptions.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.stenogram.subscriptions.Duty;
import org.stenogram.subscriptions.Ledger;
import org.stenogram.subscriptions.Redelivery;
import org.stenogram.subscriptions.Subscription;
import org.stenogram.subscriptions.deliveries.Attempt;
import org.stenogram.subscriptions.deliveries.Outcome;

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

    /// A row that somebody changes now is left for the next look: waiting for it would hold the others up.
    private static final String RENEW = """
            UPDATE delivery.subscription
               SET lease_until = clock_timestamp() + ? * interval '1 millisecond'
             WHERE subscription_id IN (
                   SELECT subscription_id
                     FROM delivery.subscription
                    WHERE lease_holder = ?
                      AND lease_until < clock_timestamp() + ? * interval '1 millisecond'
                      FOR NO KEY UPDATE SKIP LOCKED)
            """;

    private static final String HELD =
            "SELECT subscription_id FROM delivery.subscription WHERE lease_holder = ? AND state = 'active'";

    private static final String RELEASE =
            "UPDATE delivery.subscription SET lease_holder = NULL, lease_until = NULL WHERE lease_holder = ?";

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

    private static final int RENEWALS_A_LEASE = 3;
    /// So many lanes share a trip at most.
    private static final int MOST_TOGETHER = 250;

    private final Database database;
    private final UUID holder = UUID.randomUUID();
    private final long leaseMillis;
    private final LedgerTrips trips;
    private final Batcher<UUID, Optional<Duty>> duties;
    private final Batcher<LedgerTrips.Delivered, LedgerTrips.Written> deliveries;

    /// @param source gives connections of the role that owns schema `delivery`
    /// @param lease how long a lease holds that is not renewed
    /// @param margin how much of it must be left for a sending to begin
    public PostgresLedger(DataSource source, Duration lease, Duration margin) {
        this.database = new Database(source);
        this.leaseMillis = lease.toMillis();
        this.trips = new LedgerTrips(database, holder, margin.toMillis());
        this.duties = new Batcher<>("subscriptions-duties", MOST_TOGETHER, trips::duties);
        this.deliveries = new Batcher<>("subscriptions-ledger", MOST_TOGETHER, trips::record);
    }

    /// Takes the lease of every active subscription that nobody holds.
    public void take() {
        database.update(TAKE, holder, leaseMillis);
    }

    /// Holds for longer the leases of which a third is over.
    public void renew() {
        database.update(RENEW, leaseMillis, holder, leaseMillis - leaseMillis / RENEWALS_A_LEASE);
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
        return duties.ask(subscription)
                .orElseGet(() -> trips.duties(List.of(subscription)).getFirst());
    }

    @Override
    public Optional<Duty> recordEvent(Subscription before, Attempt attempt, After after) {
        switch (after) {
            case After.Done(long position) -> {
                Optional<LedgerTrips.Written> written =
                        deliveries.ask(new LedgerTrips.Delivered(before, position, attempt));
                if (written.isPresent() && written.get().isDone()) {
                    return Optional.ofNullable(written.get().next());
                }
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
        return Optional.empty();
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
}
