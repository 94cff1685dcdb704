package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.regex.Pattern;

/// Takes away white space at the ends of lines.
final class TrailingSpaces implements CleanupRule {

    private static final Pattern TRAILING = Pattern.compile("(?<![ \t])[ \t]+(?=\n|\f|\\z)");

    @Override
    public String name() {
        return "drop-trailing-spaces";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "white space at a line's end says nothing";
    }

    @Override
    public List<TextEdit> edits(String text) {
        return EachMatch.of(TRAILING, text, match -> "");
    }
}
