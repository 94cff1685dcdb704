package org.stenogram.ocrcleanup.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the lines of a text begin and end; a line ends at `\n` or at the text's end, and at a form feed when
/// asked to. White space at a line's ends does not count.
final class Lines {

    /// Characters that a line has at least, in the mean.
    private static final int USUAL = 32;

    private static final Characters BREAKS = Characters.of("\n\f");

    private final String text;
    /// Per line: its first `char`, the first that is not white space, and one past the last that is not white
    /// space.
    private final int[] starts;
    private final int[] contents;
    private final int[] ends;
    private final int count;
    /// Those that were asked for: several rules look at the same lines.
    private final @Nullable String[] trimmed;

    private Lines(String text, boolean byPage) {
        this.text = text;
        int room = 16 + text.length() / USUAL;
        int[] starting = new int[room];
        int[] having = new int[room];
        int[] ending = new int[room];
        int line = 0;
        int next = -1;
        while (next < text.length()) {
            int start = next + 1;
            next = next(text, start, byPage);
            int end = next;
            while (end > start && isSpace(text.charAt(end - 1))) {
                end--;
            }
            int content = start;
            while (content < end && isSpace(text.charAt(content))) {
                content++;
            }
            if (line == room) {
                room = 2 * line;
                starting = Arrays.copyOf(starting, room);
                having = Arrays.copyOf(having, room);
                ending = Arrays.copyOf(ending, room);
            }
            starting[line] = start;
            having[line] = content;
            ending[line] = end;
            line++;
        }
        starts = starting;
        contents = having;
        ends = ending;
        count = line;
        trimmed = new String[count];
    }

    static Lines of(String text) {
        return new Lines(text, false);
    }

    /// @param byPage whether a line ends at a form feed, too
    static Lines of(String text, boolean byPage) {
        return new Lines(text, byPage);
    }

    private static int next(String text, int from, boolean byPage) {
        if (byPage) {
            return BREAKS.next(text, from);
        }
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /// Whether a form feed ends the line.
    boolean endsPage(int line) {
        int next = lineBreak(line);
        return next < text.length() && text.charAt(next) == '\f';
    }

    /// Where the line feed or form feed stands that ends the line; the text's length for the last line.
    int lineBreak(int line) {
        return line + 1 < count ? starts[line + 1] - 1 : text.length();
    }

    int count() {
        return count;
    }

    int start(int line) {
        return starts[line];
    }

    /// The first `char` that is not white space.
    int content(int line) {
        return contents[line];
    }

    /// One past the last `char` that is not white space.
    int end(int line) {
        return ends[line];
    }

    boolean isBlank(int line) {
        return contents[line] == ends[line];
    }

    /// How many columns the line takes, indentation included.
    int width(int line) {
        return ends[line] - starts[line];
    }

    int indent(int line) {
        return contents[line] - starts[line];
    }

    /// The line without white space at its ends.
    String trimmed(int line) {
        String known = trimmed[line];
        if (known == null) {
            known = text.substring(contents[line], ends[line]);
            trimmed[line] = known;
        }
        return known;
    }

    /// How long the first word is.
    int firstWord(int line) {
        int at = contents[line];
        while (at < ends[line] && !isSpace(text.charAt(at))) {
            at++;
        }
        return at - contents[line];
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\f' || Character.isSpaceChar(c);
    }
}
