package org.stenogram.storage;

/// Tells text that PostgreSQL can keep from text that it cannot: NUL characters and lone surrogates.
///
/// ocr-cleanup replaces both before they travel. Here they are refused rather than replaced, because offsets
/// and the ledger speak of the text as it came; the driver would write a question mark for a lone surrogate
/// without a word.
public final class StorableText {

    private StorableText() {}

    /// The text itself.
    ///
    /// @throws IllegalArgumentException when PostgreSQL cannot keep it; the message has no text of the document
    public static String check(String text) {
        int bad = firstBad(text);
        if (bad >= 0) {
            throw new IllegalArgumentException(
                    "text has U+%04X at index %d, which cannot be stored".formatted((int) text.charAt(bad), bad));
        }
        return text;
    }

    /// The text with every such character replaced by U+FFFD and nothing beyond a length, for what must be told
    /// in any case: the name of a file that failed.
    public static String mend(String text, int longest) {
        StringBuilder mended = new StringBuilder(text.substring(0, Math.min(text.length(), longest)));
        for (int bad = firstBad(mended); bad >= 0; bad = firstBad(mended)) {
            mended.setCharAt(bad, '\ufffd');
        }
        return mended.toString();
    }

    private static int firstBad(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                return i;
            }
            if (Character.isSurrogate(unit)) {
                boolean isPair = Character.isHighSurrogate(unit)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
