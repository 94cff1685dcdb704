package org.stenogram.query.questions;

import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// How much of a list is asked for, and from where on.
///
/// @param limit rows on this page
/// @param cursor as the page before gave it out, absent for the first page
public record Paging(int limit, @Nullable String cursor) {

    /// The most rows that a page may have.
    public static final int MOST = 200;

    /// Reads what a client sent.
    ///
    /// @param usual the limit when none is asked for
    /// @throws ProblemException when the limit is no number from 1 to [#MOST]
    public static Paging of(@Nullable String limit, @Nullable String cursor, int usual) {
        return new Paging(limit == null ? usual : number(limit), cursor);
    }

    private static int number(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below, for both ways of being wrong
        }
        throw new ProblemException(
                ProblemType.BAD_PARAMETER, "The parameter limit must be a number from 1 to %d.".formatted(MOST));
    }

    /// One row more than asked for tells whether there is a next page.
    public int limitAndOne() {
        return limit + 1;
    }

    /// The cursor, checked, or null on the first page.
    ///
    /// @param parts how many parts the list's key has
    public @Nullable Cursor after(String list, int parts) {
        return cursor == null ? null : Cursor.decode(list, parts, cursor);
    }
}
