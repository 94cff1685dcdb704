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
        int at = 0;
        int length = text.length();
        while (at < length) {
            if (!CharacterKind.isOfToken(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            while (at < length && (CharacterKind.isOfToken(text.charAt(at)) || isInside(text, at))) {
                if (elides && isApostrophe(text.charAt(at)) && isElided(text, start, at)) {
                    start = at + 1;
                }
                at++;
            }
            taker.take(start, at);
        }
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
        return (c == '\'' || c == '’' || c == '|' || c == '!')
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at + 1))
                && Character.isLetter(text.charAt(at - 1));
    }

    /// Takes one word.
    @FunctionalInterface
    public interface Taker {

        /// @param start first `char`
        /// @param end one past the last `char`
        void take(int start, int end);
    }
}
