package org.stenogram.speakersegmentation.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds bracketed stretches: `[illegible]`, `(laughter)`.
public final class Brackets {

    private static final int LONGEST = 2_000;

    private static final Pattern BEHIND = Pattern.compile("[.\\d\\s]{0,4}");

    private Brackets() {}

    /// A bracketed stretch, brackets included.
    ///
    /// @param square whether the brackets are square rather than round
    public record Stretch(int start, int end, boolean square) {}

    /// The outermost bracketed stretches of `text` from `from` to `to`; what is never closed is none. Takes time linear
    /// in the length: what a bracket encloses is not read again where it is found not to be closed.
    public static List<Stretch> in(String text, int from, int to) {
        List<Stretch> found = new ArrayList<>();
        Pairs pairs = null;
        for (int at = from; at < to; at++) {
            char open = text.charAt(at);
            if (open != '[' && open != '(' && open != '（') {
                continue;
            }
            pairs = pairs == null ? Pairs.of(text, at, to) : pairs;
            int close = pairs.closing(at);
            if (close > 0 && close < at + LONGEST) {
                found.add(new Stretch(at, close + 1, open == '['));
                at = close;
            }
        }
        return found;
    }

    /// One past the stretch that opens at `open` and is closed before `to`; -1 when it is not.
    public static int end(String text, int open, int to) {
        int close = closing(text, open, Math.min(to, open + LONGEST));
        return close > 0 ? close + 1 : -1;
    }

    /// Whether one pair of brackets holds all of it, a full stop or a note's number aside.
    public static boolean wrap(String text) {
        if (text.isEmpty() || (text.charAt(0) != '[' && text.charAt(0) != '(')) {
            return false;
        }
        int close = closing(text, 0, text.length());
        return close > 0
                && (close + 1 == text.length()
                        || BEHIND.matcher(text).region(close + 1, text.length()).matches());
    }

    /// The text without its bracketed stretches.
    public static String without(String text) {
        if (text.indexOf('[') < 0 && text.indexOf('(') < 0 && text.indexOf('（') < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int at = 0;
        for (Stretch stretch : in(text, 0, text.length())) {
            kept.append(text, at, stretch.start());
            at = stretch.end();
        }
        return kept.append(text, at, text.length()).toString();
    }

    private static int closing(String text, int open, int to) {
        char opening = text.charAt(open);
        char closing = opening == '[' ? ']' : opening == '(' ? ')' : '）';
        int depth = 0;
        for (int at = open; at < to; at++) {
            if (text.charAt(at) == opening) {
                depth++;
            } else if (text.charAt(at) == closing && --depth == 0) {
                return at;
            }
        }
        return -1;
    }
}
