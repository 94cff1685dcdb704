package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;

/// Takes away white space at the ends of lines.
final class TrailingSpaces implements CleanupRule {

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
    public List<TextEdit> edits(Draft draft) {
        String text = draft.text();
        Lines lines = draft.linesByPage();
        List<TextEdit> edits = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            int end = lines.lineBreak(line);
            int content = end;
            while (content > lines.start(line) && isSpace(text.charAt(content - 1))) {
                content--;
            }
            if (content < end) {
                edits.add(new TextEdit(content, end, ""));
            }
        }
        return edits;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
