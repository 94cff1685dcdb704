package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.regex.Pattern;

/// Takes away the backslash that a Markdown converter put before punctuation: `\$45` is `$45`. A text that uses
/// backslashes for something else (file paths, TeX) is left alone, and so is a doubled backslash.
final class BackslashEscapes implements CleanupRule {

    private static final Characters BACKSLASH = Characters.of("\\");
    private static final EachMatch ESCAPE =
            new EachMatch(Pattern.compile("(?<!\\\\)\\\\(?=[!-/:-@\\[\\]^_`{-~])"), BACKSLASH);

    @Override
    public String name() {
        return "drop-backslash-escapes";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "a converter's backslash before punctuation is no part of the text";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        return draft.mayHaveAny(BACKSLASH) ? edits(draft.text()) : List.of();
    }

    @Override
    public List<TextEdit> edits(String text) {
        List<TextEdit> edits = ESCAPE.edits(text, match -> "");
        return otherUses(text) > edits.size() / 2 ? List.of() : edits;
    }

    /// How often a letter or a number stands behind a backslash.
    private static int otherUses(String text) {
        int others = 0;
        for (int at = text.indexOf('\\'); at >= 0 && at + 1 < text.length(); at = text.indexOf('\\', at + 1)) {
            int next = text.codePointAt(at + 1);
            others += Character.isLetter(next) || isNumber(next) ? 1 : 0;
        }
        return others;
    }

    private static boolean isNumber(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
