package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes out the numbers that transcripts of courts and committees print before each line, page by page from one.
/// What stands behind them keeps its indentation, which tells where a speech begins.
///
/// Numbered items look alike; they are told apart by their full stops, and by sentences that run over the lines of a
/// transcript.
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
        return 1;
    }

    @Override
    public String reason() {
        return "the numbers of lines are no part of what was said";
    }

    @Override
    public List<TextEdit> edits(String text) {
        Lines lines = Lines.of(text, true);
        List<List<Integer>> pages = pages(lines);
        // A page of short answers shows nothing; it is as long as those that do.
        Set<Integer> lengths = pages.stream()
                .filter(page -> runsOn(text, lines, page))
                .map(List::size)
                .collect(Collectors.toSet());
        return pages.stream()
                .filter(page -> lengths.contains(page.size()))
                .flatMap(List::stream)
                .map(line -> new TextEdit(lines.start(line), Math.min(end(lines, line) + 1, lines.end(line)), ""))
                .toList();
    }

    private static List<List<Integer>> pages(Lines lines) {
        List<List<Integer>> pages = new ArrayList<>();
        int next = 0;
        while (next < lines.count()) {
            List<Integer> page = page(lines, next);
            if (page.size() >= SHORTEST_PAGE) {
                pages.add(page);
                next = page.getLast();
            }
            next++;
        }
        return pages;
    }

    /// Whether sentences run over the lines of a page: some of them begin in small letters, not all.
    private static boolean runsOn(String text, Lines lines, List<Integer> page) {
        long small = page.stream()
                .filter(line -> behind(lines, line) < lines.end(line)
                        && Character.isLowerCase(text.codePointAt(behind(lines, line))))
                .count();
        return small * RUNNING_ON >= page.size() && (page.size() - small) * RUNNING_ON >= page.size();
    }

    /// The lines from this one on whose numbers count up from one; empty when it does not begin a page.
    private static List<Integer> page(Lines lines, int first) {
        List<Integer> page = new ArrayList<>();
        if (number(lines, first) != 1) {
            return page;
        }
        int last = 0;
        List<Integer> strange = new ArrayList<>();
        for (int line = first; line < lines.count() && strange.size() <= MOST_MISSING && last < LAST; line++) {
            int number = column(lines, line) - column(lines, first) <= MARGIN ? number(lines, line) : -1;
            if (number > last && number <= last + 1 + MOST_MISSING) {
                int skipped = number - last - 1;
                // As many numbers as are missing were misread.
                strange.stream()
                        .filter(missed -> skipped == strange.size() && number(lines, missed) >= 0)
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

    /// The number that a line begins with, alone or with white space behind it; -1 when there is none.
    private static int number(Lines lines, int line) {
        int end = end(lines, line);
        String digits = lines.trimmed(line).substring(0, end - lines.content(line));
        return digits.isEmpty() || digits.length() > 2 || (end < lines.end(line) && behind(lines, line) == end)
                ? -1
                : Integer.parseInt(digits);
    }

    /// How far from the line's beginning the number ends.
    private static int column(Lines lines, int line) {
        return end(lines, line) - lines.start(line);
    }

    /// One past the digits that a line begins with.
    private static int end(Lines lines, int line) {
        String content = lines.trimmed(line);
        int digits = 0;
        while (digits < content.length() && content.charAt(digits) >= '0' && content.charAt(digits) <= '9') {
            digits++;
        }
        return lines.content(line) + digits;
    }

    /// Where the text behind the number begins.
    private static int behind(Lines lines, int line) {
        int end = end(lines, line);
        String content = lines.trimmed(line);
        int at = end - lines.content(line);
        while (at < content.length() && Lines.isSpace(content.charAt(at))) {
            at++;
        }
        return lines.content(line) + at;
    }
}
