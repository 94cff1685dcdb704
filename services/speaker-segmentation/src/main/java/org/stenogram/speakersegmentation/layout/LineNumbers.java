package org.stenogram.speakersegmentation.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers that court reporters print before every line of a page, 1 to 25 or so: no part of the text. They are
/// taken for such only where most lines of the text, or eight lines in a row without a blank one, have one and each is
/// the one before it plus one, or 1.
final class LineNumbers {

    private static final int FEWEST = 8;
    private static final Pattern NUMBER = Pattern.compile("[ \\t]{0,6}(\\d{1,2})(?=[ \\t]|$)");

    private final boolean present;
    /// Where lines of long rows start.
    private final Set<Integer> rows;

    private LineNumbers(boolean present, Set<Integer> rows) {
        this.present = present;
        this.rows = rows;
    }

    /// Whether a text has them.
    ///
    /// @param spans where each line of the text starts and ends
    static LineNumbers of(String text, List<int[]> spans) {
        Matcher number = NUMBER.matcher(text);
        int lines = 0;
        int numbered = 0;
        int following = 0;
        int last = 0;
        List<Integer> row = new ArrayList<>();
        Set<Integer> rows = new HashSet<>();
        for (int[] span : spans) {
            if (span[0] == span[1]) {
                // Notes at the end are numbered, too, but stand apart.
                closeRow(row, rows);
                continue;
            }
            lines++;
            if (mayOpenWithNumber(text, span[0], span[1])
                    && number.region(span[0], span[1]).lookingAt()) {
                int found = Integer.parseInt(number.group(1));
                numbered++;
                following += found == last + 1 || found == 1 ? 1 : 0;
                if (found != last + 1) {
                    closeRow(row, rows);
                }
                // `1 A note.` is no line of a court's page, whose text stands apart from the numbers.
                if (number.end() + 1 < span[1] && Character.isWhitespace(text.charAt(number.end() + 1))) {
                    row.add(span[0]);
                }
                last = found;
            } else {
                closeRow(row, rows);
            }
        }
        closeRow(row, rows);
        return new LineNumbers(numbered >= FEWEST && numbered * 3 >= lines * 2 && following * 10 >= numbered * 9, rows);
    }

    private static void closeRow(List<Integer> row, Set<Integer> rows) {
        if (row.size() >= FEWEST) {
            rows.addAll(row);
        }
        row.clear();
    }

    private static boolean mayOpenWithNumber(String text, int start, int end) {
        int at = start;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < end && Character.isDigit(text.charAt(at));
    }

    /// Where a line begins behind its number; where it starts when it has none.
    int behind(String text, int start, int end) {
        if (!present && !rows.contains(start)) {
            return start;
        }
        Matcher number = NUMBER.matcher(text).region(start, end);
        return number.lookingAt() ? number.end() : start;
    }
}
