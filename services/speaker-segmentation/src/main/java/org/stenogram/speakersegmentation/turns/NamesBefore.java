package org.stenogram.speakersegmentation.turns;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelGroups;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.labels.Spelling;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.WordCursor;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Where the conversation begins, which names stand before it, and which labels share a last name.
final class NamesBefore {

    private static final int HEAD_LINES = 12;
    private static final int MOST_NAMES = 8;
    private static final int LEAST_SPEECH = 40;
    /// So many names are looked at for one that OCR may have made another of; more stand before no real record.
    private static final int MOST_COMPARED = 1_000;
    private static final Pattern SENTENCES = Pattern.compile("(?s).{8,}[.?!][\"”’)\\]]*(?:\\s*\\[\\d+])?");

    private final LabelGroups groups;
    private final Company company;
    private final Set<String> present = new LinkedHashSet<>();
    /// Whether a last name is among them: a long record asks for each many times.
    private final Map<String, Boolean> known = new HashMap<>();
    /// Heads of the labels that recur, by last name.
    private final Map<String, Set<String>> kin = new HashMap<>();

    private @Nullable Map<String, List<Label>> titled;

    private final int bodyStart;

    NamesBefore(List<Line> lines, List<Label> labels, LabelGroups groups, FormHabits habits, Company company) {
        this.groups = groups;
        this.company = company;
        List<Label> likely = labels.stream()
                .filter(label -> habits.isInUse(label) && habits.isLikely(label))
                .toList();
        for (Label label : likely) {
            String last = groups.count(label.key()) >= 2 ? LabelWords.lastName(label.base()) : "";
            if (!last.isEmpty()) {
                kin.computeIfAbsent(last, _ -> new HashSet<>()).add(groups.head(label.key()));
            }
        }
        this.bodyStart = bodyStart(lines, likely);
        for (Line line : lines.subList(0, bodyStart)) {
            collect(line.text(), present);
        }
    }

    /// Index of the line of the first label in a form in use that recurs, that the lines before it name, whose last
    /// name recurs later, or that is plain and has company: before it nobody speaks.
    int bodyStart() {
        return bodyStart;
    }

    /// Whether the lines before the conversation have this name, or one that OCR makes of it.
    boolean has(String base) {
        return known.computeIfAbsent(LabelWords.lastName(base), this::isPresent);
    }

    private boolean isPresent(String last) {
        return present.contains(last)
                || (last.length() >= 5
                        && present.stream().limit(MOST_COMPARED).anyMatch(name -> Spelling.isCloseWord(last, name)));
    }

    /// Whether another label that recurs has the same last name.
    boolean isKin(Label label) {
        String holder = LabelWords.holder(label);
        String last = LabelWords.lastName(holder.isEmpty() ? label.base() : holder);
        String head = groups.head(label.key());
        return isByFirstName(label)
                || (!last.isEmpty()
                        && kin.getOrDefault(last, Set.of()).stream().anyMatch(other -> !other.equals(head)));
    }

    /// `Tim Beck`, who is `Tim` from then on.
    private boolean isByFirstName(Label label) {
        int space = label.key().indexOf(' ');
        if (space <= 0 || label.key().indexOf(' ', space + 1) >= 0) {
            return false;
        }
        String first = label.key().substring(0, space);
        return kin.getOrDefault(first, Set.of()).contains(groups.head(first));
    }

    /// Whether nothing stands behind a label, and a line of speech below it.
    private static boolean isAboveSpeech(Label label, List<Line> lines) {
        int below = label.line().index() + 1;
        return label.isAlone()
                && below < lines.size()
                && lines.get(below).text().length() >= LEAST_SPEECH
                && SENTENCES.matcher(lines.get(below).text()).matches();
    }

    private int bodyStart(List<Line> lines, List<Label> likely) {
        Set<String> named = new HashSet<>();
        int read = 0;
        for (Label label : likely) {
            while (read < label.line().index()) {
                collect(lines.get(read++).text(), named);
            }
            boolean introduced =
                    label.line().isParagraph() && !label.isAlone() && named.contains(LabelWords.lastName(label.base()));
            boolean shorterLater =
                    label.line().isParagraph() && !label.isAlone() && (isKin(label) || isAnsweredTo(label, likely));
            shorterLater |= isByFirstName(label) && isAboveSpeech(label, lines);
            if (groups.count(label.key()) >= 2 || introduced || shorterLater || company.has(label)) {
                return withThoseAbove(label.line().index(), likely);
            }
        }
        return Math.min(lines.size(), Math.max(HEAD_LINES, lines.size() / 5));
    }

    /// Who speaks on the very lines before the first label that recurs has the floor before it: `Operator: Go ahead.`
    private static int withThoseAbove(int first, List<Label> likely) {
        int from = first;
        for (Label label : likely.reversed()) {
            String rest = LabelWords.rest(label);
            if (label.line().index() == from - 1
                    && (NameShape.opensWithTitle(label.base())
                            || LabelWords.isOffice(label.key())
                            || LabelWords.isUnnamed(label.key()))
                    && SENTENCES.matcher(rest).matches()
                    && !LabelWords.opensSmall(label)
                    && !NameShape.isName(Brackets.without(rest), MOST_NAMES)) {
                from--;
            }
        }
        return from;
    }

    /// Whether a label with a title asks or says something, and the same person is called by the last name later:
    /// `Mr. Gareth Pugh (Ceredigion): How many?`, `Mr. Pugh: Why?`.
    private boolean isAnsweredTo(Label label, List<Label> likely) {
        if (!NameShape.opensWithTitle(label.base())
                || !SENTENCES.matcher(LabelWords.rest(label)).matches()) {
            return false;
        }
        List<Label> namesakes = titled(likely).getOrDefault(LabelWords.lastName(label.base()), List.of());
        for (Label other : namesakes.reversed()) {
            if (other.line().index() <= label.line().index()) {
                return false;
            }
            if (!groups.head(other.key()).equals(groups.head(label.key()))) {
                return true;
            }
        }
        return false;
    }

    /// Labels with a title by last name, in order.
    private Map<String, List<Label>> titled(List<Label> likely) {
        if (titled == null) {
            titled = likely.stream()
                    .filter(label -> NameShape.opensWithTitle(label.base()))
                    .sorted(Comparator.comparingInt(label -> label.line().index()))
                    .collect(Collectors.groupingBy(label -> LabelWords.lastName(label.base())));
        }
        return titled;
    }

    private static void collect(String text, Set<String> into) {
        for (WordCursor word = Words.in(text); word.next(); ) {
            if (word.isCapitalised() && !LabelWords.isTitle(word.classes())) {
                String folded = Words.fold(word.word());
                if (folded.length() >= 3) {
                    into.add(folded);
                }
            }
        }
    }
}
