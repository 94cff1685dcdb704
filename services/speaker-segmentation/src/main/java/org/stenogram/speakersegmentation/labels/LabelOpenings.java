package org.stenogram.speakersegmentation.labels;

import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;

/// The first two letters of labels that are known, by which most sentences are told from them: no label needs to be
/// looked for where none that is known can begin.
public final class LabelOpenings {

    private static final int LETTERS = 26;
    /// The place of a second character that is no letter, or of none.
    private static final int OTHER = LETTERS;

    private final boolean[] known = new boolean[LETTERS * (LETTERS + 1)];
    private final boolean titled;

    /// @param titled whether every label that begins with a title counts as known
    public LabelOpenings(boolean titled) {
        this.titled = titled;
    }

    /// Takes a label in, by its key.
    public void add(String key) {
        if (!key.isEmpty() && isLetter(key.charAt(0))) {
            known[place(key.charAt(0), key.length() > 1 ? key.charAt(1) : ' ')] = true;
        }
    }

    /// Whether a label of these may begin at a `char`. Where this depends on more than two letters it says so, too:
    /// behind a number, in bold, with marks between.
    public boolean mayBegin(String text, int at, int end) {
        char first = text.charAt(at);
        if (first < 'A' || first > 'Z' || first == 'Q' || at + 1 >= end || Opening.mayOpen(text, at)) {
            return true;
        }
        char second = Character.toLowerCase(text.charAt(at + 1));
        if (second != ' ' && !isLetter(second)) {
            return true;
        }
        char opening = Character.toLowerCase(first);
        return known[place(opening, second)]
                // Among capitals it is read as an I.
                || (second == 'l' && known[place(opening, 'i')])
                || (titled && mayBeTitle(text, at, end));
    }

    private static boolean mayBeTitle(String text, int from, int end) {
        int to = from;
        while (to < end && isLetter(Character.toLowerCase(text.charAt(to)))) {
            to++;
        }
        boolean whole = to == end || Character.isWhitespace(text.charAt(to)) || ",:;".indexOf(text.charAt(to)) >= 0;
        boolean stopped = to + 1 < end && text.charAt(to) == '.' && Character.isWhitespace(text.charAt(to + 1));
        if (!whole && !stopped) {
            return true;
        }
        long classes = Lexicon.standard().classes(text, from, to);
        return NameShape.isTitle(classes) || WordClass.PARTICLE.isIn(classes);
    }

    private static int place(char first, char second) {
        return (first - 'a') * (LETTERS + 1) + (isLetter(second) ? second - 'a' : OTHER);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
