package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;

/// Takes away white space at the ends of lines.
final class TrailingSpaces implements CleanupRule {

    private static final Characters ENDS = Characters.of("\n\f");

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
        List<TextEdit> edits = new ArrayList<>();
        boolean feeds = text.indexOf('\f') >= 0;
        int line = 0;
        while (line <= text.length()) {
            int end = feeds ? ENDS.next(text, line) : text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            int content = end;
            while (content > line && isSpace(text.charAt(content - 1))) {
                content--;
            }
            if (content < end) {
                edits.add(new TextEdit(content, end, ""));
            }
            line = end + 1;
        }
        return edits;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
