package org.stenogram.query.answers;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items the rows, in the list's order
/// @param next the cursor that the next page begins with, absent on the last page
public record Page<T>(List<T> items, @Nullable String next) {

    /// Copies the list.
    public Page {
        items = List.copyOf(items);
    }

    /// A page out of rows of which one more was read than asked for, if there was one.
    ///
    /// @param cursor the cursor of a row
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        return new Page<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)));
    }

    /// The same page with each row in another form.
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), next);
    }
}
