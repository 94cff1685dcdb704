package org.stenogram.speakersegmentation.lexicon;

/// Steps through the words of a text where they stand, as [Words#printed] lists them, and copies none. It stands
/// before the first word until [#next] has been called, and stays at the last one.
public final class WordCursor {

    private final String text;
    private final int limit;
    private int at;
    private int from;
    private int to;

    WordCursor(String text, int from, int limit) {
        this.text = text;
        this.at = from;
        this.limit = limit;
    }

    /// Goes on to the next word; false when there is none.
    public boolean next() {
        while (at < limit) {
            int end = at;
            while (end < limit && !Words.isSpace(text.charAt(end)) && !Words.isLostSpace(text, at, end, limit)) {
                end++;
            }
            int first = at;
            int last = end;
            at = end + 1;
            while (first < last && !Character.isLetterOrDigit(text.codePointAt(first))) {
                first++;
            }
            while (last > first && !Character.isLetterOrDigit(text.codePointBefore(last))) {
                last--;
            }
            if (last > first) {
                from = first;
                to = last;
                return true;
            }
        }
        return false;
    }

    /// First `char` of the word.
    public int from() {
        return from;
    }

    /// One past its last `char`.
    public int to() {
        return to;
    }

    /// How many `char`s it has.
    public int length() {
        return to - from;
    }

    /// The word, copied.
    public String word() {
        return text.substring(from, to);
    }

    /// What it is used for, to be asked by [WordClass#isIn].
    public long classes() {
        return Lexicon.standard().classes(text, from, to);
    }

    /// Whether it is written as names are: a capital first.
    public boolean isCapitalised() {
        return Words.isCapital(text.codePointAt(from));
    }
}
