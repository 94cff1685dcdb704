package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.regex.Pattern;

/// Ends every line with a single line feed, whatever system wrote the file.
final class LineEnds implements CleanupRule {

    private static final Characters OTHERS = Characters.of("\r\u000b\u0085\u2028\u2029");
    private static final EachMatch OTHER = new EachMatch(Pattern.compile("\r\n?|[\u000b\u0085\u2028\u2029]"), OTHERS);

    @Override
    public String name() {
        return "unify-line-ends";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "lines end with a line feed";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        return draft.mayHaveAny(OTHERS) ? edits(draft.text()) : List.of();
    }

    @Override
    public List<TextEdit> edits(String text) {
        return OTHER.edits(text, match -> "\n");
    }
}
