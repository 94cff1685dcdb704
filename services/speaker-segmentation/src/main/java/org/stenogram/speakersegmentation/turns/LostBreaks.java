package org.stenogram.speakersegmentation.turns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelForm;
import org.stenogram.speakersegmentation.labels.LabelReader;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Parts the lines of records whose line breaks were all lost, as where the text of a printed page was taken for one
/// paragraph: before labels that stand behind the end of a sentence, in a form in which some recur. Asked only where
/// nobody was found to speak.
public final class LostBreaks {

    /// Shorter lines have their breaks.
    private static final int LONG = 160;

    private static final int LONGEST_LABEL = 120;
    private static final int MOST_BEFORE_CAPITALS = 60;
    private static final int CAPITALS = 3;
    private static final int FEWEST = 3;
    private static final int OFTEN = 2;
    private static final int MOST_FIRST = 20;
    /// How far before the first label behind a sentence another one is looked for.
    private static final int LONGEST_BEFORE = 5_000;
    private static final int MOST_NAME_WORDS = 6;
    private static final String ENDS = ".?!…)]\"”’—–-";

    private LostBreaks() {}

    /// The lines, parted; the same list where there is nothing to part.
    public static List<Line> part(List<Line> lines) {
        List<Label> found = new ArrayList<>();
        for (Line line : lines) {
            if (line.text().length() >= LONG) {
                collect(line, found);
            }
        }
        beforeTheFirst(lines, found);
        Map<Integer, List<Integer>> places = places(found);
        if (places.isEmpty()) {
            return lines;
        }
        List<Line> parted = new ArrayList<>();
        for (Line line : lines) {
            int from = 0;
            for (int start : places.getOrDefault(line.index(), List.of())) {
                int at = start - line.start();
                if (at > from) {
                    parted.add(piece(line, parted.size(), from, at));
                    from = at;
                }
            }
            parted.add(piece(line, parted.size(), from, line.text().length()));
        }
        return parted;
    }

    /// The first label stands behind a title or a date more often than behind a sentence.
    private static void beforeTheFirst(List<Line> lines, List<Label> found) {
        List<Label> colons =
                found.stream().filter(label -> label.form() == LabelForm.COLON).toList();
        if (colons.isEmpty()) {
            return;
        }
        Line line = lines.get(colons.getFirst().line().index());
        int limit = colons.getFirst().start() - line.start();
        int first = limit;
        for (Label label : colons.subList(0, Math.min(colons.size(), MOST_FIRST))) {
            int at = line.text().indexOf(" " + label.printed() + ": ", Math.max(0, limit - LONGEST_BEFORE), limit);
            first = at >= 0 && at < first ? at : first;
        }
        if (first < limit) {
            read(line, first + 1, found);
        }
    }

    private static void collect(Line line, List<Label> found) {
        String text = line.text();
        // What stands at the beginning of the line may recur within it.
        for (int at = read(line, 0, found); at + 1 < text.length(); at++) {
            boolean behindSentence =
                    text.charAt(at) == '>' || (text.charAt(at) == ' ' && ENDS.indexOf(text.charAt(at - 1)) >= 0);
            if (behindSentence && Character.isUpperCase(text.charAt(at + 1)) && mayBeLabel(text, at + 1)) {
                // `Mr. Example:` is read once, not from the name on again.
                at = Math.max(at, read(line, at + 1, found) - 1);
            }
        }
    }

    /// Reads what stands there; says where to go on.
    private static int read(Line line, int from, List<Label> found) {
        int end = Math.min(line.text().length(), from + 3 * LONGEST_LABEL);
        String text = line.text().substring(from, end);
        Line rest = new Line(line.index(), line.start() + from, line.start() + end, 0, true, true, text);
        Optional<Label> label = LabelReader.readMarked(rest).stream()
                .filter(LostBreaks::isSomebody)
                .findFirst();
        label.ifPresent(found::add);
        return label.map(read -> read.end() - line.start()).orElse(from + 1);
    }

    private static boolean mayBeLabel(String text, int from) {
        int to = Math.min(text.length(), from + LONGEST_LABEL);
        if (text.indexOf(':', from, to) >= 0) {
            return true;
        }
        int row = 0;
        for (int at = from; at < Math.min(text.length(), from + MOST_BEFORE_CAPITALS); at++) {
            row = Character.isUpperCase(text.charAt(at)) ? row + 1 : 0;
            if (row >= CAPITALS) {
                return true;
            }
        }
        return text.indexOf(". ", from, Math.min(text.length(), from + MOST_BEFORE_CAPITALS / 2)) >= 0;
    }

    /// Whether it is a name or an office before a colon, or one in capitals, or voices, before a full stop.
    private static boolean isSomebody(Label label) {
        if (!label.isAlone() && label.form() == LabelForm.COLON && LabelWords.isHeld(label)) {
            return true;
        }
        if (label.isAlone() || LabelWords.isField(label.base()) || LabelWords.functionShare(label.base()) > 0) {
            return false;
        }
        boolean unnamed = LabelWords.isOffice(label.key()) || LabelWords.isUnnamed(label.key());
        return switch (label.form()) {
            case COLON -> unnamed || NameShape.isName(label.base(), MOST_NAME_WORDS);
            case STOP -> LabelWords.isUnnamed(label.key()) || NameShape.opensWithTitle(label.base());
            case BOLD, BRACKET, DASH, OWN_LINE, COLUMN, ASKED, DAMAGED -> false;
        };
    }

    /// Where lines are parted, by their index: before labels of forms in which there are some and one recurs.
    private static Map<Integer, List<Integer>> places(List<Label> found) {
        Map<LabelForm, Integer> counts = new HashMap<>();
        Map<String, Integer> names = new HashMap<>();
        found.forEach(label -> names.merge(name(label), 1, Integer::sum));
        Set<LabelForm> recurring = new HashSet<>();
        for (Label label : found) {
            if (isPlain(label, names)) {
                counts.merge(label.form(), 1, Integer::sum);
                if (names.getOrDefault(name(label), 0) > 1) {
                    recurring.add(label.form());
                }
            }
        }
        Map<Integer, List<Integer>> places = new TreeMap<>();
        for (Label label : found) {
            if (isPlain(label, names)
                    && recurring.contains(label.form())
                    && counts.getOrDefault(label.form(), 0) >= FEWEST) {
                places.computeIfAbsent(label.line().index(), _ -> new ArrayList<>())
                        .add(label.line().start());
            }
        }
        places.values().forEach(Collections::sort);
        return places;
    }

    /// Whether capitals, voices or a colon tell it from the name that a sentence is about, or it is there often.
    private static boolean isPlain(Label label, Map<String, Integer> names) {
        return label.form() == LabelForm.COLON
                || LabelWords.isUnnamed(label.key())
                || Words.printed(label.base()).stream().anyMatch(word -> Words.isCapitals(word, CAPITALS))
                || names.getOrDefault(name(label), 0) >= OFTEN;
    }

    /// By which the same one is known again, in the same form.
    private static String name(Label label) {
        String last = LabelWords.lastName(label.base());
        return label.form() + " " + (last.isEmpty() ? label.key() : last);
    }

    private static Line piece(Line line, int index, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(line.text().charAt(end - 1))) {
            end--;
        }
        return new Line(
                index,
                line.start() + from,
                line.start() + end,
                from == 0 ? line.indent() : 0,
                from > 0 || line.opensParagraph(),
                to < line.text().length() || line.closesParagraph(),
                line.text().substring(from, end));
    }
}
