package org.stenogram.ocrcleanup.rules;

/// The places of a text where one of two characters stands, in order: each is looked for as the machine does it, many
/// places at a time.
final class Occurrences {

    private final String text;
    private final char one;
    private final char other;
    private int nextOne;
    private int nextOther;

    Occurrences(String text, char one, char other) {
        this.text = text;
        this.one = one;
        this.other = other;
        this.nextOne = place(one, 0);
        this.nextOther = place(other, 0);
    }

    /// The next place, the text's length when there is none.
    int next() {
        int place = Math.min(nextOne, nextOther);
        if (place == text.length()) {
            return place;
        }
        if (place == nextOne) {
            nextOne = place(one, place + 1);
        } else {
            nextOther = place(other, place + 1);
        }
        return place;
    }

    private int place(char sought, int from) {
        int place = text.indexOf(sought, from);
        return place < 0 ? text.length() : place;
    }
}
