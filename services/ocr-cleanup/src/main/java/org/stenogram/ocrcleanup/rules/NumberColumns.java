package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.CharacterKind;

/// Finds the columns of line numbers that a program which reads a transcript's pages writes apart
/// from their text: one number a line, from one on, page after page.
final class NumberColumns {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 60;
    private static final int FEWEST = 2;

    private NumberColumns() {}

    static List<TextEdit> edits(String text, Lines lines) {
        List<TextEdit> edits = new ArrayList<>();
        int line = 0;
        while (line < lines.count()) {
            if (number(text, lines, line) != 1) {
                line++;
                continue;
            }
            int first = line;
            int next = 1;
            int last = line;
            while (line < lines.count() && next <= LONGEST && !lines.endsPage(last)) {
                if (lines.isBlank(line)) {
                    line++;
                    continue;
                }
                if (number(text, lines, line) != next) {
                    break;
                }
                last = line++;
                next++;
            }
            line = Math.max(line, last + 1);
            if (next > SHORTEST) {
                int end = lines.endsPage(last) || last + 1 == lines.count() ? lines.end(last) : lines.start(last + 1);
                edits.add(new TextEdit(lines.start(first), end, ""));
            }
        }
        return edits.size() < FEWEST ? List.of() : edits;
    }

    /// The number that is all of a line, -1 when it is something else.
    private static int number(String text, Lines lines, int line) {
        int start = lines.content(line);
        int end = lines.end(line);
        if (end == start || end - start > 2) {
            return -1;
        }
        for (int at = start; at < end; at++) {
            if (!CharacterKind.isArabicDigit(text.charAt(at))) {
                return -1;
            }
        }
        return Integer.parseInt(text, start, end, 10);
    }
}
