package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes form feeds out of the text, and with them the running headings and page numbers beside them,
/// when these come back page after page. Where a sentence runs on, it becomes whole; else the next
/// page begins a paragraph. What was taken stays on the ledger, and the page's number becomes its
/// label.
final class PageBreaks implements CleanupRule {

    /// How many lines at a page's head or foot may be furniture.
    private static final int EDGE = 2;

    private static final Characters FEED = Characters.of("\f");

    @Override
    public String name() {
        return "drop-page-breaks";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String reason() {
        return "form feeds, page numbers and running headings are no part of what was said";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        return draft.mayHaveAny(FEED) && draft.text().indexOf('\f') >= 0 ? new Pages(draft).edits() : List.of();
    }

    /// The pages of one text.
    private static final class Pages {

        private final String text;
        private final Lines lines;
        private final Continuation continuation;
        /// Per page, the numbers of its lines that are not blank.
        private final List<List<Integer>> pages = new ArrayList<>();

        private final Recurrence recurrence;

        Pages(Draft draft) {
            this.text = draft.text();
            this.lines = draft.linesByPage();
            this.continuation = new Continuation(draft, lines);
            List<Integer> page = new ArrayList<>();
            for (int line = 0; line < lines.count(); line++) {
                if (!lines.isBlank(line)) {
                    page.add(line);
                }
                if (lines.endsPage(line)) {
                    pages.add(page);
                    page = new ArrayList<>();
                }
            }
            pages.add(page);
            this.recurrence = Recurrence.of(pages.stream().map(this::edges).toList());
        }

        private List<String> edges(List<Integer> page) {
            List<String> edges = new ArrayList<>();
            for (int i = 0; i < page.size(); i++) {
                if (i < EDGE || i >= page.size() - EDGE) {
                    edges.add(lines.trimmed(page.get(i)));
                }
            }
            return edges;
        }

        List<TextEdit> edits() {
            List<TextEdit> edits = new ArrayList<>();
            int above = -1;
            int foot = 0;
            int blank = 0;
            for (int page = 0; page < pages.size(); page++) {
                List<Integer> own = pages.get(page);
                if (own.isEmpty()) {
                    blank++;
                    continue;
                }
                int head = page == 0 ? 0 : furniture(page, own, true);
                foot = furniture(page, own, false);
                if (head + foot >= own.size()) {
                    head = 0;
                    foot = 0;
                }
                int below = own.get(head);
                if (above < 0) {
                    edits.add(opening(lines.start(below), label(page, own, foot), blank));
                } else {
                    edits.add(turn(above, below, new TextEdit.PageTurn(label(page, own, foot), false, blank)));
                }
                blank = 0;
                above = own.get(own.size() - 1 - foot);
            }
            int end = above < 0 ? 0 : lines.end(above);
            edits.add(foot > 0 ? new TextEdit(end, text.length(), "\n") : feedsGone(end, text.length()));
            return edits;
        }

        /// The text's first page begins a new one only where blank pages lie before it.
        private TextEdit opening(int end, @Nullable String label, int blank) {
            return blank == 0
                    ? feedsGone(0, end)
                    : new TextEdit(0, end, "", new TextEdit.PageTurn(label, false, blank - 1));
        }

        private TextEdit feedsGone(int start, int end) {
            return new TextEdit(start, end, text.substring(start, end).replace("\f", ""));
        }

        /// How many lines at the page's head or foot are furniture.
        private int furniture(int page, List<Integer> own, boolean atHead) {
            int found = 0;
            while (found < Math.min(EDGE, own.size())) {
                String line = lines.trimmed(own.get(atHead ? found : own.size() - 1 - found));
                if (!recurrence.isNumber(page, line) && !recurrence.isHeading(line)) {
                    break;
                }
                found++;
            }
            return found;
        }

        private @Nullable String label(int page, List<Integer> own, int foot) {
            for (int i = 0; i < own.size(); i++) {
                if (i < EDGE || i >= own.size() - foot) {
                    String line = lines.trimmed(own.get(i));
                    if (recurrence.isNumber(page, line)) {
                        return String.valueOf(PageNumber.of(line).orElseThrow().number());
                    }
                }
            }
            return null;
        }

        private TextEdit turn(int above, int below, TextEdit.PageTurn turn) {
            int first = above;
            while (first > 0 && !lines.isBlank(first - 1) && !lines.endsPage(first - 1)) {
                first--;
            }
            if (continuation.runsOverPage(first, above, below)) {
                return continuation.join(above, below, turn);
            }
            String gap = text.substring(lines.end(above), lines.content(below));
            boolean blankLine = gap.indexOf('\n') != gap.lastIndexOf('\n');
            return new TextEdit(lines.end(above), lines.start(below), blankLine ? "\n\n" : "\n", turn);
        }
    }
}
