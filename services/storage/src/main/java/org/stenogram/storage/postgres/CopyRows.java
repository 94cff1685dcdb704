package org.stenogram.storage.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.stenogram.storage.StorableText;

/// Writes rows with `COPY … FROM STDIN` in text format (PostgreSQL manual, COPY), streaming, so that a large
/// document is in memory once.
final class CopyRows implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder chunk = new StringBuilder(CHUNK + 1024);
    private boolean isRowBegun;

    CopyRows(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    /// Adds the next column of the row.
    ///
    /// @throws IllegalArgumentException when a text cannot be stored
    CopyRows value(@Nullable Object value) {
        if (isRowBegun) {
            chunk.append('\t');
        }
        isRowBegun = true;
        if (value == null) {
            chunk.append("\\N");
        } else {
            escape(StorableText.check(value.toString()));
        }
        return this;
    }

    /// Adds a column of type `text[]`.
    CopyRows array(List<String> values) {
        StringBuilder literal = new StringBuilder("{");
        for (String value : values) {
            literal.append(literal.length() > 1 ? ",\"" : "\"");
            literal.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return value(literal.append('}'));
    }

    void endRow() throws SQLException {
        chunk.append('\n');
        isRowBegun = false;
        if (chunk.length() >= CHUNK) {
            flush();
        }
    }

    /// Ends the copy and returns the number of rows.
    long finish() throws SQLException {
        flush();
        return copy.endCopy();
    }

    /// Gives up a copy that was not finished; the transaction is aborted by that.
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '\\' -> chunk.append("\\\\");
                case '\n' -> chunk.append("\\n");
                case '\r' -> chunk.append("\\r");
                case '\t' -> chunk.append("\\t");
                default -> chunk.append(unit);
            }
        }
    }
}
