package org.stenogram.ocrcleanup.words;

/// Cuts a text into words: runs of letters, marks, digits and the signs that are misread letters, with apostrophes
/// inside. Hyphens and dashes part words.
public final class Tokens {

    private Tokens() {}

    /// Takes the words of a text in order.
    public static void each(String text, Taker taker) {
        each(text, false, taker);
    }

    /// The same, with or without words that lost their vowel.
    ///
    /// @param elides whether `l'homme` is `homme`; what stands before the apostrophe is then no word
    public static void each(String text, boolean elides, Taker taker) {
        each(text, 0, text.length(), elides, taker);
    }

    /// The same of a stretch whose ends no word crosses.
    static void each(String text, int from, int to, boolean elides, Taker taker) {
        int at = from;
        while (at < to) {
            if (!CharacterKind.isOfToken(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            while (at < to && (CharacterKind.isOfToken(text.charAt(at)) || isInside(text, at))) {
                if (elides && isApostrophe(text.charAt(at)) && isElided(text, start, at)) {
                    start = at + 1;
                }
                at++;
            }
            taker.take(start, at);
        }
    }

    /// Whether no word can hold a character, whatever stands beside it.
    static boolean isGap(char c) {
        return !CharacterKind.isOfToken(c) && !isSign(c);
    }

    /// The first place in a stretch where no word can run on, the stretch's end when there is none.
    static int gap(String text, int from, int to) {
        int at = from;
        while (at < to && !isGap(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }

    /// One letter, or any that end in `qu`: `jusqu'ici`; not `aujourd'hui`.
    private static boolean isElided(String text, int start, int end) {
        return end - start <= 1 || (text.charAt(end - 1) == 'u' && Character.toLowerCase(text.charAt(end - 2)) == 'q');
    }

    private static boolean isInside(String text, int at) {
        char c = text.charAt(at);
        return isSign(c)
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at + 1))
                && Character.isLetter(text.charAt(at - 1));
    }

    /// What may stand inside a word.
    private static boolean isSign(char c) {
        return c == '\'' || c == '’' || c == '|' || c == '!';
    }

    /// Takes one word.
    @FunctionalInterface
    public interface Taker {

        /// @param start first `char`
        /// @param end one past the last `char`
        void take(int start, int end);
    }
}
