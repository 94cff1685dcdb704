package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.regex.Pattern;

/// Writes typographic ligatures and the long s as the letters that they stand for. Letters of their own, such as
/// æ and œ, stay.
final class Ligatures implements CleanupRule {

    private static final Characters LIGATURES = Characters.of("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06\u017f");
    private static final EachMatch LIGATURE = new EachMatch(Pattern.compile("[\ufb00-\ufb06\u017f]"), LIGATURES);
    private static final List<String> LETTERS = List.of("ff", "fi", "fl", "ffi", "ffl", "st", "st");

    @Override
    public String name() {
        return "expand-ligatures";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "a ligature stands for its letters, the long s for s";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        return draft.mayHaveAny(LIGATURES) ? edits(draft.text()) : List.of();
    }

    @Override
    public List<TextEdit> edits(String text) {
        return LIGATURE.edits(text, match -> letters(text.charAt(match.start())));
    }

    private static String letters(char ligature) {
        return ligature == '\u017f' ? "s" : LETTERS.get(ligature - '\ufb00');
    }
}
