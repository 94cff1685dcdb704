package org.stenogram.ocrcleanup;

import org.stenogram.ocrcleanup.words.CharacterKind;

/// What is counted of a text in one pass over its characters.
///
/// @param characters in code points
/// @param words runs of characters between white space that hold a letter or a digit
/// @param visible code points that are no white space
/// @param letters of these, the letters
/// @param replaced of these, those that could not be read
/// @param tokens runs of characters between white space
/// @param garbage of these, those that are mostly neither letters nor digits, or mix them
/// @param filled lines that are not blank
/// @param broken of these, those that go on with a small letter what the line above began
record TextCounts(
        int characters,
        int words,
        int visible,
        int letters,
        int replaced,
        int tokens,
        int garbage,
        int filled,
        int broken) {

    private static final int REPLACEMENT = '\ufffd';
    private static final int SHORTEST = 3;

    static TextCounts of(String text) {
        // An array is read faster than a string.
        char[] chars = text.toCharArray();
        Counter counter = new Counter();
        boolean above = false;
        boolean blank = true;
        int length = chars.length;
        int at = 0;
        while (at < length) {
            char c = chars[at];
            if (CharacterKind.isSpace(c)) {
                at++;
                if (c == '\n') {
                    above = !blank;
                    blank = true;
                }
                continue;
            }
            if (blank) {
                counter.filled++;
                counter.broken += above && Character.isLowerCase(Character.codePointAt(chars, at)) ? 1 : 0;
                blank = false;
            }
            at = counter.token(chars, at);
        }
        return new TextCounts(
                length - counter.pairs,
                counter.words,
                counter.visible - counter.pairs,
                counter.letters,
                counter.replaced,
                counter.tokens,
                counter.garbage,
                counter.filled,
                counter.broken);
    }

    private static final class Counter {

        private int pairs;
        private int words;
        private int visible;
        private int letters;
        private int replaced;
        private int tokens;
        private int garbage;
        private int filled;
        private int broken;

        /// Counts a token and returns where it ends.
        int token(char[] text, int start) {
            int length = text.length;
            int plain = 0;
            int digits = 0;
            int halves = 0;
            int at = start;
            while (at < length) {
                char c = text[at];
                if (CharacterKind.isLetter(c)) {
                    plain++;
                } else if (CharacterKind.isSpace(c)) {
                    break;
                } else if (CharacterKind.isDigit(c)) {
                    digits++;
                } else if (Character.isSurrogate(c)) {
                    halves++;
                } else if (c == REPLACEMENT) {
                    replaced++;
                }
                at++;
            }
            tokens++;
            visible += at - start;
            letters += plain;
            words += plain + digits + halves > 0 ? 1 : 0;
            if (halves > 0) {
                countPairs(text, start, at);
            }
            boolean mixed = digits > 0 && plain > 1 && hasDigitInside(text, start, at);
            garbage += mixed || isMostlySigns(text, start, at, plain + digits, halves) ? 1 : 0;
            return at;
        }

        /// The text is well-formed: each half has the other one behind it.
        private void countPairs(char[] text, int start, int end) {
            for (int at = start; at < end; at++) {
                if (Character.isHighSurrogate(text[at])) {
                    letters += Character.isLetter(Character.codePointAt(text, at)) ? 1 : 0;
                    pairs++;
                }
            }
        }

        private static boolean hasDigitInside(char[] text, int start, int end) {
            for (int at = start + 1; at + 1 < end; at++) {
                if (CharacterKind.isDigit(text[at])
                        && CharacterKind.isSmall(text[at - 1])
                        && CharacterKind.isSmall(text[at + 1])) {
                    return true;
                }
            }
            return false;
        }

        /// Signs of more than one kind: a row of dots is none.
        private static boolean isMostlySigns(char[] text, int start, int end, int plain, int halves) {
            return end - start >= SHORTEST
                    && end - start - plain - halves > plain
                    && new String(text, start, end - start).chars().distinct().count() > 1;
        }
    }
}
