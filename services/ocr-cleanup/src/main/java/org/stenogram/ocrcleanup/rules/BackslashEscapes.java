package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.regex.Pattern;

/// Takes away the backslash that a Markdown converter put before punctuation: `\$45` is `$45`. A text that uses
/// backslashes for something else (file paths, TeX) is left alone, and so is a doubled backslash.
final class BackslashEscapes implements CleanupRule {

    private static final EachMatch ESCAPE =
            new EachMatch(Pattern.compile("(?<!\\\\)\\\\(?=[!-/:-@\\[\\]^_`{-~])"), Characters.of("\\"));
    private static final Pattern OTHER_USE = Pattern.compile("\\\\[\\p{L}\\p{N}]");

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
    public List<TextEdit> edits(String text) {
        if (text.indexOf('\\') < 0) {
            return List.of();
        }
        List<TextEdit> edits = ESCAPE.edits(text, match -> "");
        long others = OTHER_USE.matcher(text).results().limit(edits.size() + 1L).count();
        return others > edits.size() / 2 ? List.of() : edits;
    }
}
