package org.stenogram.subscriptions.postgres;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;
import org.stenogram.eventfeed.FeedFilter;
import org.stenogram.subscriptions.Interest;
import org.stenogram.subscriptions.Redelivery;
import org.stenogram.subscriptions.Subscription;
import org.stenogram.subscriptions.Subscription.Failing;
import org.stenogram.subscriptions.Subscription.State;

/// Rows of `delivery.subscription`, and what stands beside them.
final class SubscriptionRow {

    static final String COLUMNS = """
            s.subscription_id, s.name, s.target, s.types, s.document_id, s.collection, s.person, s.words, s.state, s.reason,
                   s.position, s.tries, s.failing_since, s.next_try_at, s.revision, s.created_at, s.changed_at""";

    private SubscriptionRow() {}

    static Subscription read(ResultSet row) throws SQLException {
        return new Subscription(
                Database.uuid(row, "subscription_id"),
                row.getString("name"),
                URI.create(row.getString("target")),
                new Interest(
                        types(row),
                        row.getObject("document_id", UUID.class),
                        row.getString("collection"),
                        row.getString("person"),
                        row.getString("words")),
                State.of(row.getString("state")),
                row.getString("reason"),
                row.getLong("position"),
                failing(row),
                row.getLong("revision"),
                Database.presentTime(row, "created_at"),
                Database.presentTime(row, "changed_at"));
    }

    static @Nullable Redelivery redelivery(ResultSet row) throws SQLException {
        Long id = Database.number(row, "redelivery_id");
        if (id == null) {
            return null;
        }
        return new Redelivery(
                id,
                row.getLong("redelivery_position"),
                row.getLong("redelivery_through"),
                row.getInt("redelivery_tries"),
                Database.time(row, "redelivery_next_try_at"));
    }

    /// The kinds as the column has them.
    static String @Nullable [] types(Interest interest) {
        Set<EventType> types = interest.types();
        return types == null ? null : types.stream().map(FeedFilter::nameOf).toArray(String[]::new);
    }

    private static @Nullable Set<EventType> types(ResultSet row) throws SQLException {
        List<String> names = Database.texts(row, "types");
        if (names.isEmpty()) {
            return null;
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : names) {
            types.add(FeedFilter.typeOf(name).orElseThrow(() -> new SQLException("unknown kind of event " + name)));
        }
        return types;
    }

    private static @Nullable Failing failing(ResultSet row) throws SQLException {
        Instant since = Database.time(row, "failing_since");
        Instant nextTryAt = Database.time(row, "next_try_at");
        return since == null || nextTryAt == null ? null : new Failing(row.getInt("tries"), since, nextTryAt);
    }
}
