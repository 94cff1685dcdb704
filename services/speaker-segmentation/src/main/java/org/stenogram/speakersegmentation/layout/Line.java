package org.stenogram.speakersegmentation.layout;

/// A line with something on it.
///
/// @param index place among the lines that are not blank, from 0
/// @param start first `char` that is not white space, in the text
/// @param end one past the last `char` that is not white space
/// @param indent how many columns of white space stand before it
/// @param opensParagraph whether a blank line, or nothing, stands before it
/// @param closesParagraph whether a blank line, or nothing, comes after it
/// @param text what stands between `start` and `end`
public record Line(
        int index, int start, int end, int indent, boolean opensParagraph, boolean closesParagraph, String text) {

    /// Whether it stands alone between blank lines.
    public boolean isParagraph() {
        return opensParagraph && closesParagraph;
    }

    /// Whether it is one bracketed remark from its first character to its last.
    public boolean isBracketed() {
        int from = 0;
        int to = text.length();
        while (to - from > 2 && isEmphasis(text.charAt(from)) && text.charAt(to - 1) == text.charAt(from)) {
            from++;
            to--;
        }
        return Brackets.wrap(from == 0 ? text : text.substring(from, to));
    }

    private static boolean isEmphasis(char c) {
        return c == '*' || c == '_';
    }
}
