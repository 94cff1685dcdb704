package org.stenogram.query.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// The archive's views, read only; all that goes wrong comes out as a problem in plain words.
public final class Archive {

    private static final String CANCELLED = "57014";
    private static final int ROWS_A_TRIP = 500;

    private final DataSource source;

    /// @param source gives connections of a role that may read the views and nothing else
    public Archive(DataSource source) {
        this.source = source;
    }

    <T> List<T> list(Sql sql, Row.Form<T> form) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setFetchSize(ROWS_A_TRIP);
            bind(connection, statement, sql);
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(form.read(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /// What is done with each of many rows.
    interface Each {
        void accept(Row row) throws SQLException, IOException;
    }

    /// Goes over rows of any number, a few hundred in memory at a time. The time limit counts for each few hundred.
    ///
    /// @throws IOException what `each` throws
    void each(Sql sql, Duration limit, Each each) throws IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement settings = connection.createStatement()) {
                settings.execute("SET LOCAL statement_timeout = " + limit.toMillis());
            }
            try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
                statement.setFetchSize(ROWS_A_TRIP);
                bind(connection, statement, sql);
                try (ResultSet result = statement.executeQuery()) {
                    Row row = new Row(result);
                    while (result.next()) {
                        each.accept(row);
                    }
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    static void bind(Connection connection, PreparedStatement statement, Sql sql) throws SQLException {
        int position = 0;
        for (Object value : sql.values()) {
            statement.setObject(++position, bound(connection, value));
        }
    }

    <T> Optional<T> one(Sql sql, Row.Form<T> form) {
        return list(sql, form).stream().findFirst();
    }

    /// Whether the views can be read now.
    ///
    /// @throws ProblemException when they cannot
    public void check() {
        list(Sql.of("SELECT stage FROM archive.v_stage"), row -> row.text("stage"));
    }

    private static @Nullable Object bound(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case UUID[] many -> connection.createArrayOf("uuid", many);
            case String[] many -> connection.createArrayOf("text", many);
            case null, default -> value;
        };
    }

    static ProblemException problem(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals(CANCELLED)) {
            return new ProblemException(
                    ProblemType.TOO_SLOW,
                    "The archive took too long over this and was stopped. Ask for less: rarer words, a speaker, a span"
                            + " of dates, a collection or a smaller limit.",
                    e);
        }
        if (e instanceof java.sql.SQLTransientException || isWorld(state)) {
            return new ProblemException(
                    ProblemType.ARCHIVE_AWAY,
                    "The archive's database does not answer, or is not set up yet. Nothing is lost; try again shortly.",
                    e);
        }
        return new ProblemException(
                ProblemType.INTERNAL, "The archive could not be read. The log of the query service says why.", e);
    }

    /// No connection, no resources, shutting down; no such schema or table, no right yet: storage makes them when
    /// it first starts.
    private static boolean isWorld(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("28")
                || state.equals("3D000")
                || state.equals("3F000")
                || state.equals("42P01")
                || state.equals("42883")
                || state.equals("42501");
    }
}
