package org.stenogram.subscriptions.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.deliveries.Answer;
import org.stenogram.subscriptions.deliveries.Attempt;
import org.stenogram.subscriptions.deliveries.Kind;
import org.stenogram.subscriptions.deliveries.Outcome;

/// The ledger's lines.
public final class AttemptTable {

    /// A line with its number, which lists go on by.
    public record Line(long id, Attempt attempt) {}

    /// Nothing when the subscription was deleted meanwhile.
    private static final String LINE = """
            INSERT INTO delivery.attempt (subscription_id, kind, event_id, type, subject, feed_position, number, attempted_at, status,
                   millis, fault, excerpt, outcome, next_try_at)
            SELECT s.subscription_id, ?, ?, ?, ?::uuid, ?::bigint, ?, ?, ?::integer, ?, ?::text, ?::text, ?, ?::timestamptz
              FROM delivery.subscription s
             WHERE s.subscription_id = ?
            """;

    private static final String INSERT = LINE + " FOR KEY SHARE";

    /// Should the server lose the last moments, what was delivered in them is delivered again, as after any crash.
    /// Waiting for the disk after each message would buy nothing.
    private static final String WITHOUT_WAITING = LINE + " AND set_config('synchronous_commit', 'off', true) = 'off'";

    private static final String LIST = """
            SELECT attempt_id, kind, event_id, type, subject, feed_position, number, attempted_at, status, millis, fault, excerpt, outcome,
                   next_try_at
              FROM delivery.attempt
             WHERE subscription_id = ?
               AND (?::uuid IS NULL OR event_id = ?::uuid)
               AND (?::text IS NULL OR outcome = ?::text)
               AND attempt_id < ?
             ORDER BY attempt_id DESC
             LIMIT ?
            """;

    private static final String POSITION = """
            SELECT feed_position
              FROM delivery.attempt
             WHERE event_id = ?
               AND subscription_id = ?
               AND feed_position IS NOT NULL
             LIMIT 1
            """;

    private static final String PURGE = """
            DELETE FROM delivery.attempt
             WHERE attempt_id IN (SELECT attempt_id FROM delivery.attempt WHERE attempted_at < ? LIMIT 10000)
            """;

    private final Database database;

    /// @param source gives connections of the role that owns schema `delivery`
    public AttemptTable(DataSource source) {
        this.database = new Database(source);
    }

    /// Lines, the newest first.
    ///
    /// @param event of this event only
    /// @param outcome with this outcome only
    /// @param before lines older than this one
    public List<Line> list(UUID subscription, @Nullable UUID event, @Nullable Outcome outcome, long before, int most) {
        String wanted = outcome == null ? null : outcome.code();
        return database.list(AttemptTable::line, LIST, subscription, event, event, wanted, wanted, before, most);
    }

    /// Where in the feed an event stands that was once sent.
    public Optional<Long> position(UUID subscription, UUID event) {
        return database.list(row -> row.getLong("feed_position"), POSITION, event, subscription).stream()
                .findFirst();
    }

    /// Adds a line that belongs to no event of the feed.
    public void add(UUID subscription, Attempt attempt) {
        insert(database, subscription, attempt);
    }

    /// Takes out some of the lines that are older.
    ///
    /// @return how many; none when there are no more
    public int purge(Instant olderThan) {
        return database.update(PURGE, olderThan);
    }

    static void insert(Database database, UUID subscription, Attempt attempt) {
        database.update(INSERT, values(subscription, attempt).toArray());
    }

    /// Adds a line and changes what goes with it in one statement, hence in one trip to the database: this is done for
    /// each message that is delivered. Does not wait for the disk.
    ///
    /// @param change an `UPDATE` of the subscription's row
    static void insert(Database database, UUID subscription, Attempt attempt, String change, List<?> changed) {
        List<@Nullable Object> all = new ArrayList<>(changed);
        all.addAll(values(subscription, attempt));
        database.update("WITH changed AS (%s) %s".formatted(change, WITHOUT_WAITING), all.toArray());
    }

    private static List<@Nullable Object> values(UUID subscription, Attempt attempt) {
        Answer answer = attempt.answer();
        return Arrays.asList(
                attempt.kind().code(),
                attempt.event().id(),
                attempt.event().type(),
                attempt.event().subject(),
                attempt.event().position(),
                attempt.number(),
                attempt.at(),
                answer.status(),
                answer.took().toMillis(),
                answer.fault(),
                answer.excerpt(),
                attempt.outcome().code(),
                attempt.nextTryAt(),
                subscription);
    }

    private static Line line(ResultSet row) throws SQLException {
        Long status = Database.number(row, "status");
        return new Line(
                row.getLong("attempt_id"),
                new Attempt(
                        Kind.of(row.getString("kind")),
                        new Attempt.Sent(
                                Database.uuid(row, "event_id"),
                                row.getString("type"),
                                row.getObject("subject", UUID.class),
                                Database.number(row, "feed_position")),
                        row.getInt("number"),
                        Database.presentTime(row, "attempted_at"),
                        new Answer(
                                status == null ? null : Math.toIntExact(status),
                                null,
                                Duration.ofMillis(row.getLong("millis")),
                                row.getString("fault"),
                                row.getString("excerpt")),
                        Outcome.of(row.getString("outcome")),
                        Database.time(row, "next_try_at")));
    }
}
