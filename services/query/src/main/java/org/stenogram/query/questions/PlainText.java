package org.stenogram.query.questions;

import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Text that the database can take: no NUL, no half of a surrogate pair, not too long.
public final class PlainText {

    private PlainText() {}

    /// The text itself.
    ///
    /// @param name the parameter's name, for the problem's words
    /// @param longest the greatest length in Unicode code points
    /// @throws ProblemException when the text cannot be used
    public static String check(String name, String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER,
                    "The parameter %s may have %d characters at most, and had %d.".formatted(name, longest, length));
        }
        if (text.codePoints().anyMatch(point -> point == 0 || isSurrogate(point))) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER,
                    "The parameter %s holds a character that no text can have (NUL or half of a pair)."
                            .formatted(name));
        }
        return text;
    }

    static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
