package org.stenogram.contracts;

import java.util.Arrays;

/// Translates offsets of one text between Unicode code points, which events use, and the `char` indices that Java
/// uses.
///
/// Takes time linear in the text's length once, then logarithmic time an offset; a text without supplementary
/// characters costs
/// no memory.
public final class CodePoints {

    private final int length;
    private final int codePoints;
    /// Char indices at which a surrogate pair begins, ascending.
    private final int[] pairs;

    private CodePoints(int length, int[] pairs) {
        this.length = length;
        this.codePoints = length - pairs.length;
        this.pairs = pairs;
    }

    /// Reads a text once.
    public static CodePoints of(String text) {
        int[] pairs = new int[0];
        int count = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i)) && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (count == pairs.length) {
                    pairs = Arrays.copyOf(pairs, Math.max(16, count * 2));
                }
                pairs[count++] = i++;
            }
        }
        return new CodePoints(text.length(), Arrays.copyOf(pairs, count));
    }

    /// How many code points the text has; a lone surrogate counts as one.
    public int count() {
        return codePoints;
    }

    /// The number of code points before a `char` index.
    ///
    /// @throws IndexOutOfBoundsException when the index is outside the text
    public int fromIndex(int index) {
        if (index < 0 || index > length) {
            throw new IndexOutOfBoundsException("index %d in a text of %d chars".formatted(index, length));
        }
        int found = Arrays.binarySearch(pairs, index);
        return index - (found >= 0 ? found : -found - 1);
    }

    /// The `char` index of a code point offset.
    ///
    /// @throws IndexOutOfBoundsException when the offset is outside the text
    public int toIndex(int offset) {
        if (offset < 0 || offset > codePoints) {
            throw new IndexOutOfBoundsException("offset %d in a text of %d code points".formatted(offset, codePoints));
        }
        int low = 0;
        int high = pairs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairs[middle] - middle < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return offset + low;
    }

    /// The part of the text between two code point offsets; `text` must be the text that was read.
    public String slice(String text, int start, int end) {
        return text.substring(toIndex(start), toIndex(end));
    }
}
