package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;

/// Takes out page numbers, and the running heads beside them, that stand between lines of text
/// without a form feed. Where a sentence runs on, it becomes whole. What was taken stays on the
/// ledger, and the page's number becomes its label.
///
/// A number is a page's when it counts up from the one before, page by page, or when a heading says
/// so and a sentence runs over it. A bracketed `[Page 449]` is an editor's mark, no furniture, and
/// stays.
final class PageFurniture implements CleanupRule {

    @Override
    public String name() {
        return "drop-page-furniture";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String reason() {
        return "page numbers and running headings are no part of what was said";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        String text = draft.text();
        if (text.indexOf('\f') >= 0) {
            return List.of();
        }
        Lines lines = draft.lines();
        List<FurnitureBlock> blocks = new FurnitureFinder(text, lines).found();
        List<TextEdit> edits = new ArrayList<>();
        Continuation continuation = new Continuation(draft, lines);
        for (FurnitureBlock block : blocks) {
            edits.add(edit(text, lines, continuation, block));
        }
        return edits;
    }

    private static TextEdit edit(String text, Lines lines, Continuation continuation, FurnitureBlock block) {
        TextEdit.PageTurn turn = new TextEdit.PageTurn(String.valueOf(block.number()), false);
        int above = block.above();
        int below = block.below();
        if (above < 0) {
            return new TextEdit(0, below < lines.count() ? lines.start(below) : text.length(), "", turn);
        }
        if (below >= lines.count()) {
            return new TextEdit(lines.end(above), text.length(), "\n", turn);
        }
        if (continuation.runsOverPage(paragraph(lines, above), above, below)) {
            return continuation.join(above, below, turn);
        }
        boolean blank = block.first() > above + 1 || below > block.last() + 1;
        return new TextEdit(lines.end(above), lines.start(below), blank ? "\n\n" : "\n", turn);
    }

    /// The first line of the paragraph that a line ends.
    static int paragraph(Lines lines, int line) {
        int first = line;
        while (first > 0 && !lines.isBlank(first - 1)) {
            first--;
        }
        return first;
    }
}
