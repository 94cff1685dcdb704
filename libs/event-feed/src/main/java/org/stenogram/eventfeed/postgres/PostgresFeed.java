package org.stenogram.eventfeed.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;
import org.stenogram.eventfeed.FeedAwayException;
import org.stenogram.eventfeed.FeedEvent;
import org.stenogram.eventfeed.FeedFilter;
import org.stenogram.eventfeed.FeedLog;

/// The feed in the archive's views.
public final class PostgresFeed implements FeedLog {

    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final String HEAD = "SELECT coalesce(max(feed_position), 0) AS position FROM archive.v_event";

    /// Events are recorded nearly, but not quite, in the order of their positions: a transaction that began earlier may
    /// end later. None lasts an hour, so nothing that was recorded an hour after the first can come before it.
    private static final String BEFORE = """
            SELECT coalesce(min(e.feed_position) - 1, (SELECT coalesce(max(feed_position), 0) FROM archive.v_event)) AS position
              FROM archive.v_event e
             WHERE e.recorded_at >= ?
               AND e.recorded_at < (SELECT min(recorded_at) + interval '1 hour' FROM archive.v_event WHERE recorded_at >= ?)
            """;

    /// An event that could not be stored is logged without a source and without its data; its failure tells of it.
    private static final String READ = """
            SELECT e.feed_position, e.event_id, e.type, e.source, coalesce(e.document_id, e.batch_id) AS subject, e.run_id,
                   coalesce(e.data ->> 'collection', e.data #>> '{arrival,collection}', r.collection) AS collection,
                   e.occurred_at, e.traceparent, e.data
              FROM archive.v_event e
              LEFT JOIN archive.v_run r ON r.run_id = e.run_id
             WHERE e.feed_position > ?
               AND e.feed_position <= ?
               AND e.type = ANY (?)
               AND e.source <> ''
            """;

    private static final String OF_DOCUMENT = "AND e.document_id = ?\n";

    private static final String OF_COLLECTION =
            "AND coalesce(e.data ->> 'collection', e.data #>> '{arrival,collection}', r.collection) = ?\n";

    private static final String IN_ORDER = "ORDER BY e.feed_position LIMIT ?";

    /// Each segment is searched in its own language.
    private static final String SPEAKING = """
            SELECT DISTINCT s.run_id
              FROM archive.v_segment s
             WHERE s.run_id = ANY (?)
            """;

    private static final String WITH_WORDS =
            "AND s.words @@ websearch_to_tsquery(('pg_catalog.' || s.search_config)::regconfig, ?)\n";

    private static final String BY_IDENTIFIER = "AND s.person_id = ?\n";

    private static final String BY_NAME = """
               AND (to_tsvector('simple', archive.fold_name(coalesce(s.speaker_name, '')))
                       @@ plainto_tsquery('simple', archive.fold_name(?))
                    OR to_tsvector('simple', archive.fold_name(coalesce(s.speaker_label, '')))
                       @@ plainto_tsquery('simple', archive.fold_name(?)))
            """;

    private final DataSource source;

    /// @param source gives connections of a role that may read the archive's views
    public PostgresFeed(DataSource source) {
        this.source = source;
    }

    @Override
    public long head() {
        return position(HEAD);
    }

    @Override
    public long before(Instant time) {
        OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
        return position(BEFORE, at, at);
    }

    @Override
    public List<FeedEvent> read(long after, long upTo, FeedFilter filter, int most) {
        String[] types = filter.types().stream().map(EventType::cloudEventType).toArray(String[]::new);
        Question question = new Question(READ, after, upTo, types)
                .and(filter.document(), OF_DOCUMENT)
                .and(filter.collection(), OF_COLLECTION)
                .and(most, IN_ORDER);
        return list(question, PostgresFeed::event);
    }

    @Override
    public Set<UUID> speaking(Collection<UUID> runs, FeedFilter filter) {
        Question question = new Question(SPEAKING, (Object) runs.toArray(UUID[]::new)).and(filter.words(), WITH_WORDS);
        String person = filter.person();
        if (person != null && IDENTIFIER.matcher(person).matches()) {
            question.and(UUID.fromString(person), BY_IDENTIFIER);
        } else if (person != null) {
            question.and(person, BY_NAME).bind(person);
        }
        return new HashSet<>(list(question, row -> row.getObject("run_id", UUID.class)));
    }

    private long position(String sql, Object... values) {
        return list(new Question(sql, values), row -> row.getLong("position")).getFirst();
    }

    private <T> List<T> list(Question question, Form<T> form) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(question.text.toString())) {
            int place = 0;
            for (Object value : question.values) {
                bind(connection, statement, ++place, value);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(form.read(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new FeedAwayException(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int place, Object value)
            throws SQLException {
        switch (value) {
            case UUID[] many -> statement.setArray(place, connection.createArrayOf("uuid", many));
            case String[] many -> statement.setArray(place, connection.createArrayOf("text", many));
            default -> statement.setObject(place, value);
        }
    }

    private static FeedEvent event(ResultSet row) throws SQLException {
        String type = row.getString("type");
        return new FeedEvent(
                row.getLong("feed_position"),
                row.getObject("event_id", UUID.class),
                EventType.ofCloudEventType(type).orElseThrow(() -> new SQLException("unknown type of event " + type)),
                row.getString("source"),
                row.getObject("subject", UUID.class),
                row.getObject("run_id", UUID.class),
                row.getString("collection"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"),
                row.getString("data"));
    }

    @FunctionalInterface
    private interface Form<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Constant text and bound values; no value ever becomes text.
    private static final class Question {

        private final StringBuilder text;
        private final List<Object> values;

        Question(String text, Object... values) {
            this.text = new StringBuilder(text);
            this.values = new ArrayList<>(List.of(values));
        }

        /// Adds a part when its value is there.
        Question and(@Nullable Object value, String part) {
            if (value != null) {
                text.append(part);
                values.add(value);
            }
            return this;
        }

        void bind(Object value) {
            values.add(value);
        }
    }
}
