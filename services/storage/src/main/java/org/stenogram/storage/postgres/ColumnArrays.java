package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stenogram.storage.StorableText;

/// Rows as one array a column, for `… FROM unnest(?::uuid[], ?::text[])`: any number of rows in one statement
/// whose text never changes.
///
/// @param <T> what a row is made of
final class ColumnArrays<T> {

    private final Collection<T> rows;
    private final List<Column> columns = new ArrayList<>();

    private record Column(String type, @Nullable Object[] values) {}

    private ColumnArrays(Collection<T> rows) {
        this.rows = rows;
    }

    static <T> ColumnArrays<T> of(Collection<T> rows) {
        return new ColumnArrays<>(rows);
    }

    /// Adds one column.
    ///
    /// @param type PostgreSQL's name of the type: `uuid`
    /// @throws IllegalArgumentException when a text or a time cannot be stored
    ColumnArrays<T> column(String type, Function<T, ? extends @Nullable Object> value) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        int row = 0;
        for (T source : rows) {
            values[row++] = storable(value.apply(source));
        }
        columns.add(new Column(type, values));
        return this;
    }

    /// Runs a statement that takes the columns as its parameters; without rows it is not run.
    ///
    /// @return how many rows were touched
    int execute(Connection connection, String sql) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement);
            return statement.executeUpdate();
        }
    }

    /// Sets the first parameters of a statement.
    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        int parameter = 1;
        for (Column column : columns) {
            statement.setArray(parameter++, connection.createArrayOf(column.type(), column.values()));
        }
    }

    private static @Nullable Object storable(@Nullable Object value) {
        return switch (value) {
            case String text -> StorableText.check(text);
            case Instant time -> Timestamps.text(time);
            case null -> null;
            default -> value;
        };
    }
}
