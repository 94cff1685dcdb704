package org.stenogram.exports;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Comma-separated values (RFC 4180), written row by row. Values stand as they are: a sheet that takes a text which
/// begins
/// with `=` for a formula is to be told that the column is text.
public final class Csv {

    private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\r\n]|^\\s|\\s$");

    private final Appendable out;

    /// @param out stays open
    public Csv(Appendable out) {
        this.out = out;
    }

    /// One row; what is null is empty.
    public void row(@Nullable Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            Object value = values[i];
            String text = value == null ? "" : value.toString();
            if (TO_BE_QUOTED.matcher(text).find()) {
                out.append('"').append(text.replace("\"", "\"\"")).append('"');
            } else {
                out.append(text);
            }
        }
        out.append("\r\n");
    }
}
