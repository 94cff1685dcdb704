package org.stenogram.ocrcleanup.words;

/// Cuts a text into words: runs of letters, marks, digits and the signs that are misread letters, with apostrophes
/// inside. Hyphens and dashes part words.
public final class Tokens {

    private Tokens() {}

    /// Takes the words of a text in order.
    public static void each(String text, Taker taker) {
        int at = 0;
        int length = text.length();
        while (at < length) {
            if (!belongs(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            while (at < length && (belongs(text.charAt(at)) || isInside(text, at))) {
                at++;
            }
            taker.take(start, at);
        }
    }

    private static boolean belongs(char c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
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
