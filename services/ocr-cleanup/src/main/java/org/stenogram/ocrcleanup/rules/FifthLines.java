package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.CharacterKind;

/// Finds the numbers that bills, statutes and printed evidence have in the margin of every fifth
/// line, to the left or to the right of the text.
///
/// They are told from other numbers by what they count: each is five more than the one before, and
/// stands five lines below it. To the left they stand where no line of the text begins.
final class FifthLines {

    private static final int STEP = 5;
    private static final int LONGEST = 3;
    /// Between the text and a number to its right.
    private static final int GAP = 2;
    /// So many must count up, and of so many numbers in the margin one may not.
    static final int FEWEST = 6;
    private static final int RARELY = 10;
    private static final int DEEPEST = 40;

    private final String text;
    private final Lines lines;
    /// Per line, how many lines that are not blank stand above it.
    private final int[] filled;

    FifthLines(String text, Lines lines) {
        this.text = text;
        this.lines = lines;
        this.filled = new int[lines.count()];
        for (int line = 1; line < filled.length; line++) {
            filled[line] = filled[line - 1] + (lines.isBlank(line - 1) ? 0 : 1);
        }
    }

    List<TextEdit> edits() {
        int margin = margin();
        List<Place> left = new ArrayList<>();
        List<Place> right = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            if (!lines.isBlank(line)) {
                addLeft(left, line, margin);
                addRight(right, line);
            }
        }
        List<Place> counted = counted(left);
        if (!counted.isEmpty()) {
            return counted.stream()
                    .map(place -> new TextEdit(place.start(), place.end(), " ".repeat(place.end() - place.start())))
                    .toList();
        }
        return counted(right).stream()
                .map(place -> new TextEdit(place.start(), place.end(), ""))
                .toList();
    }

    /// How far in most lines begin that do not begin with a digit.
    private int margin() {
        int[] indents = new int[DEEPEST];
        for (int line = 0; line < lines.count(); line++) {
            if (!lines.isBlank(line)
                    && !CharacterKind.isArabicDigit(text.charAt(lines.content(line)))
                    && lines.indent(line) < DEEPEST) {
                indents[lines.indent(line)]++;
            }
        }
        int most = 0;
        for (int indent = 1; indent < DEEPEST; indent++) {
            most = indents[indent] > indents[most] ? indent : most;
        }
        return most;
    }

    private void addLeft(List<Place> places, int line, int margin) {
        int start = lines.content(line);
        int end = start;
        while (end < lines.end(line) && end - start <= LONGEST && CharacterKind.isArabicDigit(text.charAt(end))) {
            end++;
        }
        int behind = end;
        while (behind < lines.end(line) && text.charAt(behind) == ' ') {
            behind++;
        }
        if (end > start
                && end - start <= LONGEST
                && end - lines.start(line) < margin
                && behind - lines.start(line) >= margin) {
            add(places, line, start, end, start, end);
        }
    }

    private void addRight(List<Place> places, int line) {
        int end = lines.end(line);
        int start = end;
        while (start > lines.content(line)
                && end - start <= LONGEST
                && CharacterKind.isArabicDigit(text.charAt(start - 1))) {
            start--;
        }
        int before = start;
        while (before > lines.content(line) && CharacterKind.isSpace(text.charAt(before - 1))) {
            before--;
        }
        if (end > start && end - start <= LONGEST && start - before >= GAP && before > lines.content(line)) {
            add(places, line, start, end, before, end);
        }
    }

    private void add(List<Place> places, int line, int from, int to, int start, int end) {
        int number = Integer.parseInt(text, from, to, 10);
        if (number > 0 && number % STEP == 0) {
            places.add(new Place(line, number, start, end));
        }
    }

    /// The places whose numbers count up as lines do; none when too few do.
    private List<Place> counted(List<Place> places) {
        List<Place> counted = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            boolean follows = i > 0 && follows(places.get(i - 1), place);
            if (follows || (i + 1 < places.size() && follows(place, places.get(i + 1)))) {
                counted.add(place);
            }
        }
        int strange = places.size() - counted.size();
        return counted.size() >= FEWEST && strange * RARELY <= counted.size() ? counted : List.of();
    }

    private boolean follows(Place above, Place below) {
        return below.number() == above.number() + STEP
                && (below.line() - above.line() == STEP || filled[below.line()] - filled[above.line()] == STEP);
    }

    /// A number in the margin.
    ///
    /// @param start first `char` that goes
    /// @param end one past the last `char` that goes
    private record Place(int line, int number, int start, int end) {}
}
