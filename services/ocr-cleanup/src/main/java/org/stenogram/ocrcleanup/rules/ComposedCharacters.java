package org.stenogram.ocrcleanup.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Writes letters with marks the one way that Unicode calls NFC, so that the same word is found whoever typed it.
final class ComposedCharacters implements CleanupRule {

    @Override
    public String name() {
        return "compose-characters";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "a letter and its marks are one character (Unicode NFC)";
    }

    @Override
    public List<TextEdit> edits(String text) {
        List<TextEdit> edits = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) < 0x300 && (at + 1 == text.length() || text.charAt(at + 1) < 0x300)) {
                at++;
                continue;
            }
            int end = clusterEnd(text, at);
            String cluster = text.substring(at, end);
            if (!Normalizer.isNormalized(cluster, Normalizer.Form.NFC)) {
                edits.add(new TextEdit(at, end, Normalizer.normalize(cluster, Normalizer.Form.NFC)));
            }
            at = end;
        }
        return edits;
    }

    /// A character and all that may compose with it: marks, and the vowels and finals of Hangul.
    private static int clusterEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (next < 0x300 || !(isMark(next) || (next >= 0x1160 && next <= 0x11ff))) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
