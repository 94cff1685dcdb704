package org.stenogram.subscriptions.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.Decision;
import org.stenogram.subscriptions.Interest;
import org.stenogram.subscriptions.Subscription;
import org.stenogram.subscriptions.Subscription.State;
import org.stenogram.subscriptions.signing.Secret;

/// Subscriptions and their secrets, as people make and change them. Each change wakes the process that sends.
public final class SubscriptionTable {

    /// Tells whoever sends that something changed; the payload is the subscription.
    public static final String CHANNEL = "stenogram_delivery";

    /// A secret, without what must stay secret.
    ///
    /// @param expiresAt absent for the newest
    public record KeyAge(Instant createdAt, @Nullable Instant expiresAt) {}

    private static final String INSERT = """
            INSERT INTO delivery.subscription (subscription_id, name, target, types, document_id, collection, person, words, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_SECRET = "INSERT INTO delivery.secret (subscription_id, secret) VALUES (?, ?)";

    private static final String AGE_SECRETS = """
            UPDATE delivery.secret
               SET expires_at = clock_timestamp() + ? * interval '1 millisecond'
             WHERE subscription_id = ?
               AND (expires_at IS NULL OR expires_at > clock_timestamp() + ? * interval '1 millisecond')
            """;

    private static final String DROP_SECRETS =
            "DELETE FROM delivery.secret WHERE subscription_id = ? AND expires_at <= clock_timestamp()";

    private static final String KEYS = """
            SELECT secret, created_at, expires_at
              FROM delivery.secret
             WHERE subscription_id = ?
               AND (expires_at IS NULL OR expires_at > clock_timestamp())
             ORDER BY secret_id DESC
            """;

    private static final String ONE =
            "SELECT %s FROM delivery.subscription s WHERE s.subscription_id = ?".formatted(SubscriptionRow.COLUMNS);

    private static final String LIST = """
            SELECT %s
              FROM delivery.subscription s
             WHERE (?::text IS NULL OR s.state = ?::text)
               AND (?::timestamptz IS NULL OR (s.created_at, s.subscription_id) < (?::timestamptz, ?::uuid))
             ORDER BY s.created_at DESC, s.subscription_id DESC
             LIMIT ?
            """.formatted(SubscriptionRow.COLUMNS);

    private static final String COUNT = "SELECT count(*) AS number FROM delivery.subscription";

    /// Another target or position is a new beginning for what failed.
    private static final String CHANGE = """
            UPDATE delivery.subscription
               SET name = ?, target = ?, types = ?, document_id = ?, collection = ?, person = ?, words = ?,
                   position = coalesce(?::bigint, position), tries = 0, failing_since = NULL, next_try_at = NULL, revision = revision + 1, changed_at = clock_timestamp()
             WHERE subscription_id = ?
               AND revision = ?
            """;

    private static final String SET_STATE = """
            UPDATE delivery.subscription
               SET state = ?, reason = NULL, tries = 0, failing_since = NULL, next_try_at = NULL, revision = revision + 1,
                   changed_at = clock_timestamp()
             WHERE subscription_id = ?
            """;

    private static final String DELETE = "DELETE FROM delivery.subscription WHERE subscription_id = ?";

    private static final String REDELIVER =
            "INSERT INTO delivery.redelivery (subscription_id, position, through) VALUES (?, ?, ?)";

    private static final String NOTIFY = "SELECT pg_notify('%s', ?)".formatted(CHANNEL);

    private final Database database;

    /// @param source gives connections of the role that owns schema `delivery`
    public SubscriptionTable(DataSource source) {
        this.database = new Database(source);
    }

    /// How many there are.
    public long count() {
        return database.list(row -> row.getLong("number"), COUNT).getFirst();
    }

    /// A new one, which begins after a position.
    public void create(
            UUID id, String name, String target, Interest interest, long position, Secret secret, Decision decision) {
        database.inTransaction(within -> {
            within.update(
                    INSERT,
                    id,
                    name,
                    target,
                    SubscriptionRow.types(interest),
                    interest.document(),
                    interest.collection(),
                    interest.person(),
                    interest.words(),
                    position);
            within.update(ADD_SECRET, id, secret.text());
            ActivityLog.add(within, decision, "subscribe", name, null, target + " after position " + position);
            wake(within, id);
        });
    }

    /// The one of this identifier.
    public Optional<Subscription> find(UUID id) {
        return database.list(SubscriptionRow::read, ONE, id).stream().findFirst();
    }

    /// All, the newest first.
    ///
    /// @param state in this state only
    /// @param afterTime where the page before ended, with `afterId`
    public List<Subscription> list(
            @Nullable State state, @Nullable Instant afterTime, @Nullable UUID afterId, int most) {
        String wanted = state == null ? null : state.code();
        return database.list(SubscriptionRow::read, LIST, wanted, wanted, afterTime, afterTime, afterId, most);
    }

    /// Changes it, unless someone else did meanwhile.
    ///
    /// @param before as it was read
    /// @param position where to go on after, when that is to change
    /// @return whether it was changed
    public boolean change(
            Subscription before,
            String name,
            String target,
            Interest interest,
            @Nullable Long position,
            Decision decision) {
        boolean[] isChanged = {false};
        database.inTransaction(within -> {
            isChanged[0] = within.update(
                            CHANGE,
                            name,
                            target,
                            SubscriptionRow.types(interest),
                            interest.document(),
                            interest.collection(),
                            interest.person(),
                            interest.words(),
                            position,
                            before.id(),
                            before.revision())
                    == 1;
            if (isChanged[0]) {
                ActivityLog.add(
                        within,
                        decision,
                        "change a subscription",
                        before.name(),
                        told(before.name(), before.target().toString(), before.interest(), before.position()),
                        told(name, target, interest, position == null ? before.position() : position));
            }
            wake(within, before.id());
        });
        return isChanged[0];
    }

    /// Pauses it, or lets it go on at once.
    public void setState(Subscription before, State state, Decision decision) {
        database.inTransaction(within -> {
            within.update(SET_STATE, state.code(), before.id());
            ActivityLog.add(
                    within,
                    decision,
                    state == State.PAUSED ? "pause a subscription" : "resume a subscription",
                    before.name(),
                    before.state().code(),
                    state.code());
            wake(within, before.id());
        });
    }

    /// Ends it, its ledger with it.
    public void delete(Subscription before, Decision decision) {
        database.inTransaction(within -> {
            if (within.update(DELETE, before.id()) == 1) {
                ActivityLog.add(
                        within,
                        decision,
                        "end a subscription",
                        before.name(),
                        "%s at position %d, %s".formatted(before.state().code(), before.position(), before.target()),
                        "ended");
            }
            wake(within, before.id());
        });
    }

    /// Adds a secret; those before it sign beside it for a while.
    public void rotate(Subscription before, Secret secret, Duration overlap, Decision decision) {
        UUID id = before.id();
        database.inTransaction(within -> {
            within.update(AGE_SECRETS, overlap.toMillis(), id, overlap.toMillis());
            within.update(DROP_SECRETS, id);
            within.update(ADD_SECRET, id, secret.text());
            ActivityLog.add(
                    within,
                    decision,
                    "make another secret",
                    before.name(),
                    null,
                    "the one before signs for %d more minutes".formatted(overlap.toMinutes()));
            wake(within, id);
        });
    }

    /// The secrets that sign now, the newest first.
    public List<Secret> secrets(UUID id) {
        return database.list(row -> Secret.of(row.getString("secret")), KEYS, id);
    }

    /// The same, as far as it may be told.
    public List<KeyAge> keys(UUID id) {
        return database.list(
                row -> new KeyAge(Database.presentTime(row, "created_at"), Database.time(row, "expires_at")), KEYS, id);
    }

    /// Asks for a stretch of the feed once more.
    ///
    /// @param position after which it begins
    /// @param through its end
    public void redeliver(Subscription subscription, long position, long through, Decision decision) {
        database.inTransaction(within -> {
            within.update(REDELIVER, subscription.id(), position, through);
            ActivityLog.add(
                    within,
                    decision,
                    "send once more",
                    subscription.name(),
                    null,
                    position + 1 == through
                            ? "position " + through
                            : "positions %d to %d".formatted(position + 1, through));
            wake(within, subscription.id());
        });
    }

    /// Keeps that a test was sent.
    ///
    /// @param outcome what came back
    public void logTest(Subscription subscription, String outcome, Decision decision) {
        database.inTransaction(
                within -> ActivityLog.add(within, decision, "send a test event", subscription.name(), null, outcome));
    }

    private static String told(String name, String target, Interest interest, long position) {
        List<String> parts = new ArrayList<>(List.of(name, target));
        String[] types = SubscriptionRow.types(interest);
        parts.add(types == null ? "all events" : String.join(" ", types));
        for (Object filter :
                new @Nullable Object[] {interest.document(), interest.collection(), interest.person(), interest.words()
                }) {
            if (filter != null) {
                parts.add(filter.toString());
            }
        }
        parts.add("position " + position);
        return String.join(", ", parts);
    }

    private static void wake(Database within, UUID id) {
        within.list(row -> "", NOTIFY, id.toString());
    }
}
