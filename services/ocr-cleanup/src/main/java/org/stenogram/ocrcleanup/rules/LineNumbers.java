package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stenogram.ocrcleanup.words.CharacterKind;

/// Takes out the numbers that transcripts of courts and committees print before each line, page by
/// page from one, or in the margin of every fifth line ([FifthLines]), and those that stand apart
/// from the lines ([NumberColumns]). What stands behind them keeps its indentation, which tells where
/// a speech begins.
///
/// Numbered items look alike; they are told apart by their full stops, and by sentences that run over
/// the lines of a transcript.
final class LineNumbers implements CleanupRule {

    private static final int SHORTEST_PAGE = 8;
    private static final int LAST = 60;
    /// A page's own number stands further in than those of its lines.
    private static final int MARGIN = 4;
    /// A line or two of a page whose number was not read.
    private static final int MOST_MISSING = 2;
    /// Of so many numbered lines one at least goes on with a sentence, and one at least does not.
    private static final int RUNNING_ON = 12;

    @Override
    public String name() {
        return "drop-line-numbers";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String reason() {
        return "the numbers of lines are no part of what was said";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        Lines lines = draft.linesByPage();
        if (!hasNumbers(draft.text(), lines)) {
            return List.of();
        }
        List<TextEdit> edits = new Sheet(draft.text(), lines).edits();
        edits = edits.isEmpty() ? NumberColumns.edits(draft.text(), lines) : edits;
        return edits.isEmpty() ? new FifthLines(draft.text(), lines).edits() : edits;
    }

    /// Whether enough lines begin, or end, with a digit for any kind of line numbers; most texts have fewer.
    private static boolean hasNumbers(String text, Lines lines) {
        int begin = 0;
        int end = 0;
        for (int line = 0; line < lines.count(); line++) {
            if (!lines.isBlank(line)) {
                begin += CharacterKind.isArabicDigit(text.charAt(lines.content(line))) ? 1 : 0;
                end += CharacterKind.isArabicDigit(text.charAt(lines.end(line) - 1)) ? 1 : 0;
            }
        }
        return Math.max(begin, end) >= FifthLines.FEWEST;
    }

    /// A text and its lines, which are looked at in place: every text comes by here, and few have
    /// numbers.
    private record Sheet(String text, Lines lines) {

        List<TextEdit> edits() {
            List<List<Integer>> pages = pages();
            // A page of short answers shows nothing; it is as long as those that do.
            Set<Integer> lengths =
                    pages.stream().filter(this::runsOn).map(List::size).collect(Collectors.toSet());
            return pages.stream()
                    .filter(page -> lengths.contains(page.size()))
                    .flatMap(List::stream)
                    .map(line -> new TextEdit(lines.start(line), Math.min(end(line) + 1, lines.end(line)), ""))
                    .toList();
        }

        private List<List<Integer>> pages() {
            List<List<Integer>> pages = new ArrayList<>();
            int next = 0;
            while (next < lines.count()) {
                List<Integer> page = number(next) == 1 ? page(next) : List.of();
                if (page.size() >= SHORTEST_PAGE) {
                    pages.add(page);
                    next = page.getLast();
                }
                next++;
            }
            return pages;
        }

        /// Whether sentences run over the lines of a page: some of them begin in small letters, not
        /// all.
        private boolean runsOn(List<Integer> page) {
            long small = page.stream()
                    .filter(line ->
                            behind(line) < lines.end(line) && Character.isLowerCase(text.codePointAt(behind(line))))
                    .count();
            return small * RUNNING_ON >= page.size() && (page.size() - small) * RUNNING_ON >= page.size();
        }

        /// The lines from this one on whose numbers count up from one.
        private List<Integer> page(int first) {
            List<Integer> page = new ArrayList<>();
            int last = 0;
            List<Integer> strange = new ArrayList<>();
            for (int line = first; line < lines.count() && strange.size() <= MOST_MISSING && last < LAST; line++) {
                int number = column(line) - column(first) <= MARGIN ? number(line) : -1;
                if (number > last && number <= last + 1 + MOST_MISSING) {
                    int skipped = number - last - 1;
                    // As many numbers as are missing were misread.
                    strange.stream()
                            .filter(missed -> skipped == strange.size() && number(missed) >= 0)
                            .forEach(page::add);
                    strange.clear();
                    page.add(line);
                    last = number;
                } else if (!lines.isBlank(line)) {
                    strange.add(line);
                }
            }
            return page;
        }

        /// The number that a line begins with, alone or with white space behind it; -1 when there is
        /// none.
        private int number(int line) {
            int start = lines.content(line);
            int end = end(line);
            boolean glued = end < lines.end(line) && behind(line) == end;
            return start == end || end - start > 2 || glued ? -1 : Integer.parseInt(text, start, end, 10);
        }

        /// How far from the line's beginning the number ends.
        private int column(int line) {
            return end(line) - lines.start(line);
        }

        /// One past the digits that a line begins with.
        private int end(int line) {
            int at = lines.content(line);
            while (at < lines.end(line) && CharacterKind.isArabicDigit(text.charAt(at))) {
                at++;
            }
            return at;
        }

        /// Where the text behind the number begins.
        private int behind(int line) {
            int at = end(line);
            while (at < lines.end(line) && Lines.isSpace(text.charAt(at))) {
                at++;
            }
            return at;
        }
    }
}
