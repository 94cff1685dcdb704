package org.stenogram.storage.editions;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text that is too long for one search row into parts, at white space where there is any.
///
/// A tsvector ends at 1 MiB; 256 KiB of text stays below it with room for the positions of its words.
final class TextParts {

    static final int MOST_BYTES = 256 * 1024;

    private TextParts() {}

    /// The `char` indices at which the parts end, ascending; the last is the text's length. A text without
    /// parts, the empty one, has one end too.
    static List<Integer> ends(String text) {
        return ends(text, MOST_BYTES);
    }

    static List<Integer> ends(String text, int mostBytes) {
        List<Integer> ends = new ArrayList<>();
        int bytes = 0;
        int start = 0;
        int afterSpace = 0;
        int bytesAfterSpace = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int size = utf8Bytes(codePoint);
            while (bytes + size > mostBytes && i > start) {
                boolean atSpace = afterSpace > start;
                int end = atSpace ? afterSpace : i;
                ends.add(end);
                bytes -= atSpace ? bytesAfterSpace : bytes;
                start = end;
            }
            bytes += size;
            i += Character.charCount(codePoint);
            if (Character.isWhitespace(codePoint)) {
                afterSpace = i;
                bytesAfterSpace = bytes;
            }
        }
        ends.add(text.length());
        return ends;
    }

    private static int utf8Bytes(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
