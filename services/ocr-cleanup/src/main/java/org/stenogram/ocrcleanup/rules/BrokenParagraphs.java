package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;

/// Makes one sentence of two paragraphs that a page break, long gone, has torn apart: the upper one ends in the
/// middle of a sentence, and the lower one goes on with it. Where each stands for itself nothing is joined.
final class BrokenParagraphs implements CleanupRule {

    private static final TextEdit.PageTurn INFERRED = new TextEdit.PageTurn(null, true);

    @Override
    public String name() {
        return "rejoin-broken-paragraphs";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "a sentence was broken over a page";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        String text = draft.text();
        Lines lines = draft.lines();
        Continuation continuation = new Continuation(draft, lines);
        List<TextEdit> edits = new ArrayList<>();
        int first = -1;
        int above = -1;
        for (int line = 0; line < lines.count(); line++) {
            if (lines.isBlank(line)) {
                continue;
            }
            if (above < 0 || line > above + 1) {
                if (above >= 0
                        && text.indexOf('\f', lines.end(above), lines.content(line)) < 0
                        && continuation.runsOverGap(first, above, line)) {
                    edits.add(continuation.join(above, line, INFERRED));
                }
                first = line;
            }
            above = line;
        }
        return edits;
    }
}
