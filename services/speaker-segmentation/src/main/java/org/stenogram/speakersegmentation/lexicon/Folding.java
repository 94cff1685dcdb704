package org.stenogram.speakersegmentation.lexicon;

import java.text.Normalizer;
import java.util.Locale;

/// Reads a stretch of a text as [Words#fold] folds it, one `char` after the other, so that words can be looked up
/// where they stand and nothing is copied. What a character folds to does not depend on its neighbours: combining
/// marks, whose order it is that normalising changes, are left out.
final class Folding {

    /// What [#next] says at the end.
    static final int END = -1;

    private static final String SPACE = " ";

    /// What the characters of the basic plane fold to, filled as they are met; threads that meet one at the same time
    /// fill in the same.
    private static final String[] FOLDED = new String[Character.MAX_VALUE + 1];

    /// The same for ASCII: 0 for what is left out.
    private static final char[] ASCII = new char[0x80];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            String folded = fold(c);
            ASCII[c] = folded.isEmpty() ? 0 : folded.charAt(0);
        }
    }

    private final String text;
    private final int to;
    private int at;
    private boolean started;
    private boolean space;
    /// What is left of a character that folds to several.
    private String rest = "";

    /// @param from first `char` of the stretch
    /// @param to one past its last
    Folding(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.to = to;
    }

    /// The next folded `char`, one space between words; [#END] behind the last.
    int next() {
        while (true) {
            char folded;
            if (!rest.isEmpty()) {
                folded = rest.charAt(0);
            } else if (at >= to) {
                return END;
            } else if (text.charAt(at) < ASCII.length) {
                folded = ASCII[text.charAt(at)];
            } else {
                rest = of(text, at, to);
                if (rest.isEmpty()) {
                    at++;
                    continue;
                }
                folded = rest.charAt(0);
            }
            if (folded > ' ' && space) {
                // The space before it first; the character is read again.
                space = false;
                return ' ';
            }
            step();
            if (folded > ' ') {
                started = true;
                return folded;
            }
            space |= folded == ' ' && started;
        }
    }

    private void step() {
        if (rest.length() > 1) {
            rest = rest.substring(1);
            return;
        }
        rest = "";
        at++;
    }

    /// Whether a `char` only parts words.
    static boolean isSpace(char c) {
        return c < ASCII.length ? ASCII[c] == ' ' : of(c).equals(SPACE);
    }

    /// Whether a `char` folds to something, and nothing of that is a space.
    static boolean isOfWord(char c) {
        return c < ASCII.length ? ASCII[c] > ' ' : !of(c).isEmpty() && of(c).indexOf(' ') < 0;
    }

    /// Whether a `char` is left out.
    static boolean isNothing(char c) {
        return c < ASCII.length ? ASCII[c] == 0 : !Character.isSurrogate(c) && of(c).isEmpty();
    }

    /// A surrogate pair folds where its first half stands, and to nothing where its second half does.
    private static String of(String text, int at, int to) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return of(c);
        }
        boolean pair = Character.isHighSurrogate(c) && at + 1 < to && Character.isLowSurrogate(text.charAt(at + 1));
        return pair ? fold(text.codePointAt(at)) : "";
    }

    private static String of(char c) {
        String folded = FOLDED[c];
        if (folded == null) {
            folded = fold(c);
            FOLDED[c] = folded;
        }
        return folded;
    }

    /// Letters and digits in lower case, and a space for what parts words.
    private static String fold(int character) {
        String decomposed = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '/' || c == '&' || c == '-') {
                folded.appendCodePoint(Character.toLowerCase(c));
            } else if (Character.isWhitespace(c) || c == '_' || c == 0x2013 || c == 0x2014 || c == ',') {
                folded.append(' ');
            }
        });
        return folded.toString().toLowerCase(Locale.ROOT);
    }
}
