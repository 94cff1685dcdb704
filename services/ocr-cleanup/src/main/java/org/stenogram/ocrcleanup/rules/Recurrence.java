package org.stenogram.ocrcleanup.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What comes back at the edges of pages: the same heading, numbers that count up.
final class Recurrence {

    private static final int LONGEST_HEADING = 110;
    /// What was printed on a day says so at the edge of each page.
    private static final Pattern DATE = Pattern.compile("\\b\\d{1,4}([./-])\\d{1,2}\\1\\d{1,4}\\b");

    private final Map<String, Integer> headings = new HashMap<>();
    private final Map<Integer, Integer> offsets = new HashMap<>();
    private int numbers;

    /// @param edges per page, the lines at its edges, trimmed
    static Recurrence of(List<List<String>> edges) {
        Recurrence recurrence = new Recurrence();
        for (int page = 0; page < edges.size(); page++) {
            Set<String> seen = new HashSet<>();
            Set<Integer> counted = new HashSet<>();
            for (String line : edges.get(page)) {
                Optional<PageNumber> number = PageNumber.of(line);
                if (number.isPresent()) {
                    counted.add(number.get().number() - page);
                }
                if (line.length() <= LONGEST_HEADING && seen.add(folded(line))) {
                    recurrence.headings.merge(folded(line), 1, Integer::sum);
                }
            }
            recurrence.numbers += counted.isEmpty() ? 0 : 1;
            counted.forEach(offset -> recurrence.offsets.merge(offset, 1, Integer::sum));
        }
        return recurrence;
    }

    /// Whether a line at a page's edge is the page's number: it counts up with the pages, or, where
    /// too few have one to tell, it says itself that it is.
    boolean isNumber(int page, String line) {
        Optional<PageNumber> number = PageNumber.of(line);
        if (number.isEmpty() || (!number.get().heading().isEmpty() && !isHeading(line))) {
            return false;
        }
        int agreeing = offsets.getOrDefault(number.get().number() - page, 0);
        return agreeing >= 2 || (numbers <= 2 && number.get().decorated());
    }

    /// Whether the same line, digits apart, stands at the edges of three pages, or of two when it is
    /// in capitals.
    boolean isHeading(String line) {
        if (line.length() > LONGEST_HEADING || Shapes.startsLabel(line)) {
            return false;
        }
        int times = headings.getOrDefault(folded(line), 0);
        return times >= 3 || (times == 2 && Shapes.isCapitals(line));
    }

    /// The line without what changes from page to page: case, digits, punctuation.
    static String folded(String line) {
        if (line.codePoints().noneMatch(Character::isLetter)
                && !DATE.matcher(line).find()) {
            return line;
        }
        return line.toLowerCase(Locale.ROOT).replaceAll("\\p{N}+", "9").replaceAll("[^\\p{L}9]+", " ");
    }
}
