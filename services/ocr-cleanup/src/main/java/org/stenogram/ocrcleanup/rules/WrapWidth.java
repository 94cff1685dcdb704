package org.stenogram.ocrcleanup.rules;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The width that a document's lines were wrapped at, found by how long the lines are that others follow.
///
/// @param columns the width, 0 when the document is not wrapped
record WrapWidth(int columns) {

    private static final Pattern TABLE = Pattern.compile(".*(?:\t|\\S {4,}\\S|\\|.*\\|).*");
    private static final int FEWEST_PAIRS = 4;
    private static final int NARROWEST = 38;
    private static final int WIDEST = 130;

    static WrapWidth of(Lines lines, String text) {
        // How many of the lines that others follow have each width; all that are too wide count as one.
        int[] widths = new int[WIDEST + 2];
        int pairs = 0;
        for (int line = 0; line + 1 < lines.count(); line++) {
            if (!lines.isBlank(line) && !lines.isBlank(line + 1)) {
                widths[Math.min(lines.width(line), WIDEST + 1)]++;
                pairs++;
            }
        }
        int columns = quantile(widths, pairs);
        if (pairs < FEWEST_PAIRS || columns < NARROWEST || columns > WIDEST) {
            return new WrapWidth(0);
        }
        int[] followed = IntStream.range(0, lines.count() - 1)
                .filter(line -> !lines.isBlank(line) && !lines.isBlank(line + 1))
                .toArray();
        WrapWidth width = new WrapWidth(columns);
        long full =
                IntStream.of(followed).filter(line -> width.fills(lines, line)).count();
        long filled = IntStream.range(0, lines.count())
                .filter(line -> !lines.isBlank(line))
                .count();
        long tooLong = IntStream.range(0, lines.count())
                .filter(line -> lines.width(line) > columns + columns / 4)
                .count();
        boolean wrapped = full * 2 >= followed.length && tooLong * 10 <= filled;
        return wrapped ? width : new WrapWidth(0);
    }

    /// The width that nine of ten lines do not exceed.
    private static int quantile(int[] widths, int lines) {
        int rank = Math.min(lines - 1, (int) (0.9 * lines));
        int width = 0;
        for (int below = widths[0]; below <= rank && width + 1 < widths.length; below += widths[width]) {
            width++;
        }
        return width;
    }

    boolean isWrapped() {
        return columns > 0;
    }

    /// Whether the next line's first word would not have fitted behind this line.
    boolean fills(Lines lines, int line) {
        int slack = Math.max(4, columns / 10);
        return lines.width(line) + 1 + lines.firstWord(line + 1) > columns - slack && lines.width(line) * 2 > columns;
    }

    /// Whether a line looks like a row of a table.
    static boolean isTable(String line) {
        boolean mayBe = line.indexOf('\t') >= 0 || line.indexOf('|') >= 0 || line.contains("    ");
        return mayBe && TABLE.matcher(line).matches();
    }
}
