package org.stenogram.speakersegmentation.layout;

import java.util.Arrays;

/// Which bracket closes which, each kind for itself, found in one pass.
final class Pairs {

    private static final int NONE = -1;

    /// Where brackets open, ascending.
    private int[] openings = new int[8];
    /// Where each of them is closed; while none is found, which one of its kind was open before it.
    private int[] closings = new int[8];
    private int count;

    private Pairs() {}

    /// @param from first `char` of the stretch
    /// @param to one past its last
    static Pairs of(String text, int from, int to) {
        Pairs pairs = new Pairs();
        int[] open = {NONE, NONE, NONE};
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            int kind = kind(c);
            if (kind == NONE) {
                continue;
            }
            if (c == '[' || c == '(' || c == '（') {
                open[kind] = pairs.open(at, open[kind]);
            } else if (open[kind] >= 0) {
                open[kind] = pairs.close(open[kind], at);
            }
        }
        for (int last : open) {
            pairs.leaveOpen(last);
        }
        return pairs;
    }

    private static int kind(char c) {
        return switch (c) {
            case '[', ']' -> 0;
            case '(', ')' -> 1;
            case '（', '）' -> 2;
            default -> NONE;
        };
    }

    /// Where the bracket that opens at a `char` is closed; -1 when it is not.
    int closing(int opening) {
        int found = Arrays.binarySearch(openings, 0, count, opening);
        return found < 0 ? NONE : closings[found];
    }

    private int open(int at, int before) {
        if (count == openings.length) {
            openings = Arrays.copyOf(openings, 2 * count);
            closings = Arrays.copyOf(closings, 2 * count);
        }
        openings[count] = at;
        closings[count] = before;
        return count++;
    }

    private int close(int last, int at) {
        int before = closings[last];
        closings[last] = at;
        return before;
    }

    private void leaveOpen(int last) {
        for (int open = last; open >= 0; ) {
            int before = closings[open];
            closings[open] = NONE;
            open = before;
        }
    }
}
