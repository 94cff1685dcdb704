package org.stenogram.speakersegmentation.layout;

import java.util.ArrayList;
import java.util.List;

/// The lines of a text that are not blank, in order.
public final class Lines {

    private Lines() {}

    /// Reads them; line ends are `\n`, as cleaned texts have them.
    public static List<Line> of(String text) {
        List<int[]> spans = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                end = text.length();
            }
            spans.add(new int[] {at, end});
            at = end + 1;
        }
        LineNumbers numbers = LineNumbers.of(text, spans);
        List<Line> lines = new ArrayList<>();
        boolean blankBefore = true;
        for (int i = 0; i < spans.size(); i++) {
            int start = spans.get(i)[0];
            int end = spans.get(i)[1];
            int first = numbers.behind(text, start, end);
            while (first < end && isSpace(text.charAt(first))) {
                first++;
            }
            int last = end;
            while (last > first && isSpace(text.charAt(last - 1))) {
                last--;
            }
            if (first == last) {
                blankBefore = true;
                continue;
            }
            boolean blankAfter = i + 1 == spans.size()
                    || isBlank(
                            text, numbers.behind(text, spans.get(i + 1)[0], spans.get(i + 1)[1]), spans.get(i + 1)[1]);
            lines.add(new Line(
                    lines.size(), first, last, first - start, blankBefore, blankAfter, text.substring(first, last)));
            blankBefore = false;
        }
        return lines;
    }

    private static boolean isBlank(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!isSpace(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u2007' || c == '\u202f';
    }
}
