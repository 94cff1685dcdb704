package org.stenogram.subscriptions.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.Duty;
import org.stenogram.subscriptions.Subscription;
import org.stenogram.subscriptions.deliveries.Attempt;
import org.stenogram.subscriptions.deliveries.Kind;
import org.stenogram.subscriptions.deliveries.Outcome;
import org.stenogram.subscriptions.signing.Secret;

/// What the ledger does for many subscriptions in one statement.
final class LedgerTrips {

    /// A message that its receiver took.
    ///
    /// @param before how the subscription was when it was sent
    /// @param position up to where everything is done with now
    record Delivered(Subscription before, long position, Attempt attempt) {}

    /// What became of it.
    ///
    /// @param isDone when not, nothing was written
    /// @param next what is to be done now, if that is to be done by this process
    record Written(boolean isDone, @Nullable Duty next) {}

    /// Of rows `s`.
    private static final String WHAT = """
            %s, k.secrets, r.redelivery_id, r.position AS redelivery_position, r.through AS redelivery_through,
                   r.tries AS redelivery_tries, r.next_try_at AS redelivery_next_try_at""".formatted(SubscriptionRow.COLUMNS);

    private static final String BESIDE = """
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
            """;

    /// Not when the lease might end before the sending does.
    private static final String IS_DUE = """
            s.state = 'active'
               AND s.lease_until > clock_timestamp() + ? * interval '1 millisecond'""";

    private static final String DUTIES = """
            SELECT %s
              FROM delivery.subscription s
            %s WHERE s.subscription_id = ANY (?)
               AND s.lease_holder = ?
               AND %s
            """.formatted(WHAT, BESIDE, IS_DUE);

    /// Rows that somebody changes now are left out, for nobody is to wait for another's; a row that was moved or is
    /// another process's, too. What a filter passed over counts only while the filter is the same.
    ///
    /// Should the server lose the last moments, what was delivered in them is delivered again, as after any crash.
    /// Waiting for the disk would buy nothing.
    private static final String DELIVERED = """
            WITH sent AS (
                 SELECT *
                   FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::uuid[],
                               ?::integer[], ?::text[], ?::integer[], ?::bigint[], ?::text[])
                        AS sent (subscription_id, position_before, revision, position_after, feed_position, event_id, type, subject,
                                 number, attempted_at, status, millis, excerpt)),
                 free AS (
                 SELECT s.subscription_id
                   FROM delivery.subscription s
                   JOIN sent USING (subscription_id)
                  WHERE s.lease_holder = ?
                    AND s.position = sent.position_before
                    FOR NO KEY UPDATE OF s SKIP LOCKED),
                 moved AS (
                 UPDATE delivery.subscription s
                    SET position = CASE WHEN s.revision = sent.revision THEN sent.position_after ELSE sent.feed_position END,
                        tries = 0, failing_since = NULL, next_try_at = NULL
                   FROM sent
                   JOIN free USING (subscription_id)
                  WHERE s.subscription_id = sent.subscription_id
                 RETURNING s.*),
                 line AS (
                 INSERT INTO delivery.attempt (subscription_id, kind, event_id, type, subject, feed_position, number, attempted_at,
                        status, millis, excerpt, outcome)
                 SELECT subscription_id, ?, event_id, type, subject, feed_position, number, attempted_at::timestamptz,
                        status, millis, excerpt, ?
                   FROM sent
                   JOIN moved USING (subscription_id)
                  WHERE set_config('synchronous_commit', 'off', true) = 'off')
            SELECT %s, %s AS is_due
              FROM moved s
            %s""".formatted(WHAT, IS_DUE, BESIDE);

    private static final Written NOT_WRITTEN = new Written(false, null);

    private final Database database;
    private final UUID holder;
    private final long marginMillis;

    /// @param holder whose leases count
    /// @param marginMillis how much of a lease must be left for a sending to begin
    LedgerTrips(Database database, UUID holder, long marginMillis) {
        this.database = database;
        this.holder = holder;
        this.marginMillis = marginMillis;
    }

    /// What is to be done for each; empty for those that are not this process's now, or are not sent to.
    List<Optional<Duty>> duties(List<UUID> subscriptions) {
        Map<UUID, Duty> duties = new HashMap<>();
        database.list(LedgerTrips::readDuty, DUTIES, subscriptions.toArray(UUID[]::new), holder, marginMillis)
                .forEach(duty -> duties.put(duty.subscription().id(), duty));
        return subscriptions.stream()
                .map(id -> Optional.ofNullable(duties.get(id)))
                .toList();
    }

    /// Writes down messages, and moves their subscriptions behind them.
    ///
    /// @return what became of each
    List<Written> record(List<Delivered> all) {
        Map<UUID, Written> written = new HashMap<>();
        database.list(
                row -> written.put(
                        Database.uuid(row, "subscription_id"),
                        new Written(true, row.getBoolean("is_due") ? readDuty(row) : null)),
                DELIVERED,
                column(all, UUID[]::new, each -> each.before().id()),
                column(all, Long[]::new, each -> each.before().position()),
                column(all, Long[]::new, each -> each.before().revision()),
                column(all, Long[]::new, Delivered::position),
                column(all, Long[]::new, each -> each.attempt().event().position()),
                column(all, UUID[]::new, each -> each.attempt().event().id()),
                column(all, String[]::new, each -> each.attempt().event().type()),
                column(all, UUID[]::new, each -> each.attempt().event().subject()),
                column(all, Integer[]::new, each -> each.attempt().number()),
                column(all, String[]::new, each -> each.attempt().at().toString()),
                column(all, Integer[]::new, each -> each.attempt().answer().status()),
                column(all, Long[]::new, each -> each.attempt().answer().took().toMillis()),
                column(all, String[]::new, each -> each.attempt().answer().excerpt()),
                holder,
                Kind.EVENT.code(),
                Outcome.DELIVERED.code(),
                marginMillis);
        return all.stream()
                .map(each -> written.getOrDefault(each.before().id(), NOT_WRITTEN))
                .toList();
    }

    private static <T extends @Nullable Object> T[] column(
            List<Delivered> all, IntFunction<T[]> array, Function<Delivered, T> value) {
        return all.stream().map(value).toArray(array);
    }

    private static Duty readDuty(ResultSet row) throws SQLException {
        List<Secret> secrets =
                Database.texts(row, "secrets").stream().map(Secret::of).toList();
        return new Duty(SubscriptionRow.read(row), secrets, SubscriptionRow.redelivery(row));
    }
}
