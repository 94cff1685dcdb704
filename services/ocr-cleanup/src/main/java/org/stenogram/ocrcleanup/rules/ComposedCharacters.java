package org.stenogram.ocrcleanup.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Writes letters with marks the one way that Unicode calls NFC, so that the same word is found whoever typed it.
final class ComposedCharacters implements CleanupRule {

    /// What composes with what stands before it, and what is never written as one character alone.
    private static final Characters DOUBTFUL = Characters.where(ComposedCharacters::isDoubtful);

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
    public List<TextEdit> edits(Draft draft) {
        return draft.mayHaveAny(DOUBTFUL) ? edits(draft.text()) : List.of();
    }

    @Override
    public List<TextEdit> edits(String text) {
        List<TextEdit> edits = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!DOUBTFUL.has(text.charAt(at)) && (at + 1 == text.length() || !DOUBTFUL.has(text.charAt(at + 1)))) {
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

    private static boolean isDoubtful(int c) {
        return Character.isSurrogate((char) c)
                || isJoining(c)
                || !Normalizer.isNormalized(String.valueOf((char) c), Normalizer.Form.NFC);
    }

    private static boolean isJoining(int codePoint) {
        return codePoint >= 0x300 && (isMark(codePoint) || (codePoint >= 0x1160 && codePoint <= 0x11ff));
    }

    /// A character and all that may compose with it: marks, and the vowels and finals of Hangul.
    private static int clusterEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (!isJoining(next)) {
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
