package org.stenogram.subscriptions.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.LedgerAwayException;

/// Statements of constant text with bound values; whatever goes wrong comes out as [LedgerAwayException].
final class Database {

    /// What is made of a row.
    @FunctionalInterface
    interface Form<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// What is done in one transaction.
    @FunctionalInterface
    interface Work {
        void run(Database within) throws SQLException;
    }

    private final DataSource source;
    private final @Nullable Connection open;

    Database(DataSource source) {
        this(source, null);
    }

    private Database(DataSource source, @Nullable Connection open) {
        this.source = source;
        this.open = open;
    }

    <T> List<T> list(Form<T> form, String sql, @Nullable Object... values) {
        try {
            if (open != null) {
                return list(open, form, sql, values);
            }
            try (Connection connection = source.getConnection()) {
                return list(connection, form, sql, values);
            }
        } catch (SQLException e) {
            throw new LedgerAwayException(e);
        }
    }

    /// How many rows it changed.
    int update(String sql, @Nullable Object... values) {
        try {
            if (open != null) {
                return update(open, sql, values);
            }
            try (Connection connection = source.getConnection()) {
                return update(connection, sql, values);
            }
        } catch (SQLException e) {
            throw new LedgerAwayException(e);
        }
    }

    /// All of it or nothing.
    void inTransaction(Work work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.run(new Database(source, connection));
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerAwayException(e);
        }
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant presentTime(ResultSet row, String column) throws SQLException {
        Instant time = time(row, column);
        if (time == null) {
            throw new SQLException("column " + column + " is NULL");
        }
        return time;
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        UUID value = row.getObject(column, UUID.class);
        if (value == null) {
            throw new SQLException("column " + column + " is NULL");
        }
        return value;
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static <T> List<T> list(Connection connection, Form<T> form, String sql, @Nullable Object[] values)
            throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(form.read(row));
            }
            return rows;
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object[] values) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, @Nullable Object[] values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, bound(connection, values[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object bound(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case String[] many -> connection.createArrayOf("text", many);
            case UUID[] many -> connection.createArrayOf("uuid", many);
            case Long[] many -> connection.createArrayOf("bigint", many);
            case Integer[] many -> connection.createArrayOf("integer", many);
            case null, default -> value;
        };
    }
}
