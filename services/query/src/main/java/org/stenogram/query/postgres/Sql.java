package org.stenogram.query.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that is put together from constant text and bound values; no value ever becomes text.
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    static Sql of(String text, @Nullable Object... values) {
        return new Sql().add(text, values);
    }

    Sql add(String part, @Nullable Object... bound) {
        text.append(part).append('\n');
        values.addAll(Arrays.asList(bound));
        return this;
    }

    /// Adds the part when the value is there, and binds the value once.
    Sql when(@Nullable Object value, String part) {
        return value == null ? this : add(part, value);
    }

    String text() {
        return text.toString();
    }

    List<@Nullable Object> values() {
        return values;
    }
}
