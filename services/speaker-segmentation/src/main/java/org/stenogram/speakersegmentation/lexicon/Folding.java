package org.stenogram.speakersegmentation.lexicon;

import java.text.Normalizer;
import java.util.Locale;

/// Reads a stretch of a text as [Words#fold] folds it, one `char` after the other, so that words can be looked up
/// where they stand and nothing is copied. What a character folds to does not depend on its neighbours: combining
/// marks, whose order it is that normalising changes, are left out.
final class Folding {

    private static final int END = -1;

    /// What [#one] says of a `char` that is left out, and of one that folds to several or is half of a character.
    static final char NOTHING = 1;

    static final char SEVERAL = 2;

    /// What [#one] says, filled as characters are met; threads that meet one at the same time fill in the same.
    private static final char[] ONE = new char[Character.MAX_VALUE + 1];

    /// All of it for those that fold to several.
    private static final String[] ALL = new String[Character.MAX_VALUE + 1];

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

    /// What one `char` folds to: a letter, a digit, a mark or a space, or else [#NOTHING] or [#SEVERAL].
    static char one(char c) {
        char folded = ONE[c];
        return folded == 0 ? learn(c) : folded;
    }

    private static char learn(char c) {
        String all = Character.isSurrogate(c) ? "" : fold(c);
        boolean several = Character.isSurrogate(c) || all.length() > 1;
        char folded = several ? SEVERAL : all.isEmpty() ? NOTHING : all.charAt(0);
        ALL[c] = all;
        ONE[c] = folded;
        return folded;
    }

    /// A whole stretch, folded.
    static String all(String text, int from, int to) {
        StringBuilder folded = new StringBuilder(to - from);
        Folding folding = new Folding(text, from, to);
        for (int c = folding.next(); c != END; c = folding.next()) {
            folded.append((char) c);
        }
        return folded.toString();
    }

    /// The next folded `char`, one space between words; [#END] behind the last.
    private int next() {
        while (true) {
            if (rest.isEmpty() && at >= to) {
                return END;
            }
            char folded = rest.isEmpty() ? one(text.charAt(at)) : rest.charAt(0);
            if (folded == SEVERAL) {
                rest = several(text, at, to);
                at += rest.isEmpty() ? 1 : 0;
                continue;
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
        return one(c) == ' ';
    }

    /// Whether a `char` folds to something, and nothing of that is a space.
    static boolean isOfWord(char c) {
        char folded = one(c);
        return folded == SEVERAL ? !Character.isSurrogate(c) && severalOf(c).indexOf(' ') < 0 : folded > ' ';
    }

    /// Whether a `char` is left out.
    static boolean isNothing(char c) {
        return one(c) == NOTHING;
    }

    /// A surrogate pair folds where its first half stands, and to nothing where its second half does.
    private static String several(String text, int at, int to) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return severalOf(c);
        }
        boolean pair = Character.isHighSurrogate(c) && at + 1 < to && Character.isLowSurrogate(text.charAt(at + 1));
        return pair ? fold(text.codePointAt(at)) : "";
    }

    private static String severalOf(char c) {
        String all = ALL[c];
        // Another thread may have written the one table and this one not seen the other.
        return all == null ? fold(c) : all;
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
