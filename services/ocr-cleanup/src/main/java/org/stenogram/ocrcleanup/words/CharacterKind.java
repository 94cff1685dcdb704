package org.stenogram.ocrcleanup.words;

/// What each character of the Basic Multilingual Plane is, asked of [Character] once: rules and quality signals ask it
/// of every character of every text.
public final class CharacterKind {

    private static final byte SPACE = 1;
    private static final byte LETTER = 2;
    private static final byte DIGIT = 4;
    private static final byte SMALL = 8;
    private static final byte SURROGATE = 16;
    private static final byte MARK = 32;

    private static final byte[] KINDS = kinds();

    private CharacterKind() {}

    /// White space, as [Character#isWhitespace(char)] says.
    public static boolean isSpace(char c) {
        return (KINDS[c] & SPACE) != 0;
    }

    /// A letter, as [Character#isLetter(char)] says.
    public static boolean isLetter(char c) {
        return (KINDS[c] & LETTER) != 0;
    }

    /// A digit, as [Character#isDigit(char)] says.
    public static boolean isDigit(char c) {
        return (KINDS[c] & DIGIT) != 0;
    }

    /// One of `0` to `9`, which printers number lines and pages with.
    public static boolean isArabicDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// A small letter, as [Character#isLowerCase(char)] says.
    public static boolean isSmall(char c) {
        return (KINDS[c] & SMALL) != 0;
    }

    /// Whether a run of characters with this one counts as a word: a letter, a digit, or half of a supplementary
    /// character.
    public static boolean isOfWord(char c) {
        return (KINDS[c] & (LETTER | DIGIT | SURROGATE)) != 0;
    }

    /// A letter, a digit, or a mark that stands over what is before it.
    static boolean isOfToken(char c) {
        return (KINDS[c] & (LETTER | DIGIT | MARK)) != 0;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[1 << 16];
        for (int at = 0; at < kinds.length; at++) {
            char c = (char) at;
            int kind = (Character.isWhitespace(c) ? SPACE : 0)
                    | (Character.isLetter(c) ? LETTER : 0)
                    | (Character.isDigit(c) ? DIGIT : 0)
                    | (Character.isLowerCase(c) ? SMALL : 0)
                    | (Character.isSurrogate(c) ? SURROGATE : 0)
                    | (Character.getType(c) == Character.NON_SPACING_MARK ? MARK : 0);
            kinds[at] = (byte) kind;
        }
        return kinds;
    }
}
