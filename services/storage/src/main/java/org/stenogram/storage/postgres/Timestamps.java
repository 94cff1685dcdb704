package org.stenogram.storage.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Instants as PostgreSQL reads and writes them.
final class Timestamps {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private Timestamps() {}

    /// ISO 8601 text.
    ///
    /// @throws IllegalArgumentException when the year does not have four digits
    static String text(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(END)) {
            throw new IllegalArgumentException("time %s cannot be stored".formatted(time));
        }
        return time.toString();
    }

    /// A column that may be null.
    static @Nullable Instant get(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
