package org.stenogram.speakersegmentation.turns;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelForm;
import org.stenogram.speakersegmentation.labels.LabelGroups;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// In which forms the labels of one record recur.
final class FormHabits {

    private static final int SHORT = 70;
    private static final double MOST_FUNCTION_WORDS = 0.3;
    private static final int BESIDE = 4;
    private static final int ALONE = 4;
    private static final int BARE = 5;
    private static final int BARE_SHARE = 3;
    private static final int CAPITALS = 3;
    private static final int LONGEST_LETTERS = 3;

    private final List<Line> lines;
    private final LabelGroups groups;
    private final Map<LabelForm, Habit> habits = new EnumMap<>(LabelForm.class);
    /// Whether the record has labels that are a surname and a full stop.
    private final boolean bareSurnames;
    /// Whether two labels of more than a surname recur before full stops.
    private final boolean stopsRecur;
    /// Whether one does.
    private final boolean stopRecurs;
    /// Labels of one word that recur with a colon.
    private final Set<String> otherwise;
    private final LabelForm leading;
    /// The form that `Q` and `A` count as.
    private final LabelForm questions;

    /// How one form is used.
    ///
    /// @param groups labels of this form that recur
    /// @param labels how often they occur, all together
    /// @param likely how many labels of this form are likely, recurring or not
    /// @param alone how many of these have nothing behind them on their line
    /// @param questionnaire whether they are `Question` and `Answer` only
    record Habit(int groups, int labels, int likely, int alone, boolean questionnaire) {}

    private static final Habit NONE = new Habit(0, 0, 0, 0, false);

    /// What [#isLikely] has said of these very labels: it is asked many times.
    private final Map<Label, Boolean> likely = new IdentityHashMap<>();

    FormHabits(List<Line> lines, List<Label> labels, LabelGroups groups) {
        this.lines = lines;
        this.groups = groups;
        this.bareSurnames = areBareSurnames(lines, labels);
        long recurringStops = labels.stream()
                .filter(label -> label.form() == LabelForm.STOP
                        && label.line().opensParagraph()
                        && !LabelWords.isBareSurname(label)
                        && !isQuestionOrAnswer(label)
                        && groups.count(label.key()) >= 2)
                .map(Label::key)
                .distinct()
                .count();
        this.stopsRecur = recurringStops >= 2;
        this.stopRecurs = recurringStops >= 1;
        this.otherwise = labels.stream()
                .filter(label -> label.form() == LabelForm.COLON
                        && label.key().indexOf(' ') < 0
                        && groups.count(label.key()) >= 3
                        && isLikely(label))
                .map(Label::key)
                .collect(Collectors.toSet());
        int colons = recurring(labels, LabelForm.COLON);
        int stops = recurring(labels, LabelForm.STOP);
        // Beside questions and answers counsel and court have colons, though none may recur: `MR. EXAMPLE:  Objection.`
        boolean beside = stops == 0
                && labels.stream()
                        .anyMatch(label -> label.form() == LabelForm.COLON
                                && NameShape.opensWithTitle(label.base())
                                && isLikely(label)
                                && LabelWords.isInCapitals(label));
        this.questions = colons > stops || beside ? LabelForm.COLON : LabelForm.STOP;
        Map<LabelForm, List<Label>> likelyOnes = labels.stream()
                .filter(label ->
                        label.form() != LabelForm.DAMAGED && label.form() != LabelForm.ASKED && isLikely(label))
                .collect(Collectors.groupingBy(this::countsAs));
        likelyOnes.forEach((form, same) -> habits.put(form, learn(same)));
        LabelForm best = LabelForm.COLON;
        for (LabelForm form : LabelForm.values()) {
            boolean own = form != LabelForm.DAMAGED && form != LabelForm.ASKED && form != LabelForm.COLUMN;
            if ((own || (form == LabelForm.COLUMN && areColumns())) && weight(form) > weight(best)) {
                best = form;
            }
        }
        this.leading = best;
    }

    /// Whether a surname before a full stop is a label here: it recurs with a colon, too, or surnames before full stops
    /// begin a good part of all paragraphs, and two of them recur.
    boolean hasBareSurname(Label label) {
        return label.line().opensParagraph()
                && (bareSurnames
                        || otherwise.contains(label.key())
                        || ((!otherwise.isEmpty() || stopRecurs) && LabelWords.isUnnamed(label.key()))
                        || (stopsRecur && groups.count(label.key()) >= 2 && LabelWords.isOffice(label.key())));
    }

    /// Whether a label is one of a column: half of all lines have one, and two recur.
    boolean isInColumns(Label label) {
        return label.form() == LabelForm.COLUMN && areColumns();
    }

    private boolean areColumns() {
        return of(LabelForm.COLUMN).groups() >= 2 && 2 * of(LabelForm.COLUMN).labels() >= lines.size();
    }

    private static boolean areBareSurnames(List<Line> lines, List<Label> labels) {
        Map<String, Integer> counts = new HashMap<>();
        for (Label label : labels) {
            if (LabelWords.isBareSurname(label) && label.line().opensParagraph() && !label.isAlone()) {
                counts.merge(label.key(), 1, Integer::sum);
            }
        }
        long paragraphs = lines.stream().filter(Line::opensParagraph).count();
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        long recurring = counts.values().stream().filter(count -> count >= 2).count();
        return recurring >= 2 && all >= BARE && all * BARE_SHARE >= paragraphs;
    }

    /// The form that most recurring labels have.
    LabelForm leading() {
        return leading;
    }

    Habit of(LabelForm form) {
        return habits.getOrDefault(form, NONE);
    }

    /// The form that a label counts as: a damaged one as the leading form; `Q` and `A`, which have a full stop or
    /// nothing beside other people's colons, as the form of the others.
    LabelForm formOf(Label label) {
        if (label.form() == LabelForm.DAMAGED || label.form() == LabelForm.ASKED) {
            return leading;
        }
        return countsAs(label);
    }

    /// Whether a label has the leading form, or one that has recurring labels of its own beside it: counsel and
    /// court before colons, `Q.` and `A.` between them.
    boolean isInUse(Label label) {
        LabelForm form = formOf(label);
        boolean marked = form == LabelForm.COLON || form == LabelForm.STOP || form == LabelForm.BOLD;
        return form == leading
                || (marked
                        && of(form).groups() >= 2
                        && of(form).labels() * BESIDE >= of(leading).labels());
    }

    private static boolean isQuestionOrAnswer(Label label) {
        return label.form() == LabelForm.STOP
                && (label.key().equals("q") || label.key().equals("a"));
    }

    /// How much a form is in use.
    int weight(LabelForm form) {
        // A line of its own is the weakest form: headings and list items have it, too.
        return form == LabelForm.OWN_LINE ? of(form).labels() / 2 : of(form).labels();
    }

    /// Whether most labels of its form stand on lines of their own, before what is said, and some of them recur.
    boolean standAlone(Label label) {
        Habit habit = of(formOf(label));
        boolean most = habit.alone() >= ALONE && 2 * habit.alone() > habit.likely();
        boolean all = habit.alone() >= 2 && habit.alone() == habit.likely() && NameShape.opensWithTitle(label.base());
        return habit.groups() >= 1 && (most || all);
    }

    /// Whether a label is worth learning a habit from.
    boolean isLikely(Label label) {
        return likely.computeIfAbsent(label, this::judgeLikely);
    }

    private boolean judgeLikely(Label label) {
        String base = label.base();
        return !isField(label)
                && (!LabelWords.isBareSurname(label) || hasBareSurname(label))
                && !isListed(label)
                && !(label.form() == LabelForm.DAMAGED && LabelWords.isBeforeName(label))
                && (NameShape.isName(base, 10)
                        || NameShape.isInitials(base)
                        || LabelWords.isOffice(label.key())
                        || LabelWords.isHandle(label)
                        || LabelWords.isHeld(label))
                && LabelWords.functionShare(base) < MOST_FUNCTION_WORDS;
    }

    /// Whether it is the name of a field; `CC` again and again is somebody's letters.
    boolean isField(Label label) {
        boolean letters = label.base().length() <= LONGEST_LETTERS
                && NameShape.isInitials(label.base())
                && groups.count(label.key()) >= ALONE;
        return LabelWords.isField(label.base()) && !letters;
    }

    /// Whether a dash or a line of its own is that of an attendance list: `State—Mr. Example`, `Chairman`.
    boolean isListed(Label label) {
        return switch (label.form()) {
            case DASH -> {
                String rest = Brackets.without(LabelWords.rest(label)).strip();
                String name = rest.split(",", 2)[0];
                yield !endsSentence(rest) && Words.count(name, 1) > 1 && NameShape.isName(name, 8);
            }
            case OWN_LINE ->
                (inList(label.line()) && !label.line().opensParagraph() && !isAboveSpeech(label))
                        || isRepeated(label.line());
            case COLON, BOLD, BRACKET, STOP, COLUMN, ASKED, DAMAGED -> false;
        };
    }

    /// `LORD JUSTICE SMITH` again and again, and below it a line that is not in capitals, where no blank lines part
    /// them.
    private boolean isAboveSpeech(Label label) {
        int below = label.line().index() + 1;
        return groups.count(label.key()) >= 2
                && NameShape.opensWithTitle(label.base())
                && Words.isCapitals(label.base(), CAPITALS)
                && below < lines.size()
                && !Words.isCapitals(lines.get(below).text(), 1);
    }

    /// Whether the line above or below says the same, as headings of web pages do.
    private boolean isRepeated(Line line) {
        return (line.index() > 0 && lines.get(line.index() - 1).text().equals(line.text()))
                || (line.index() + 1 < lines.size()
                        && lines.get(line.index() + 1).text().equals(line.text()));
    }

    private static boolean endsSentence(String text) {
        return !text.isEmpty() && ".?!".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /// Whether a line and one beside it are short and close together.
    boolean inList(Line line) {
        if (line.isParagraph() || line.text().length() > SHORT) {
            return false;
        }
        boolean above = line.index() > 0
                && !line.opensParagraph()
                && lines.get(line.index() - 1).text().length() <= SHORT;
        boolean below = line.index() + 1 < lines.size()
                && !line.closesParagraph()
                && lines.get(line.index() + 1).text().length() <= SHORT;
        return above || below;
    }

    private LabelForm countsAs(Label label) {
        return isQuestionOrAnswer(label) ? questions : label.form();
    }

    private int recurring(List<Label> labels, LabelForm form) {
        return (int) labels.stream()
                .filter(label -> label.form() == form
                        && !isQuestionOrAnswer(label)
                        && groups.count(label.key()) >= 2
                        && isLikely(label))
                .count();
    }

    private Habit learn(List<Label> same) {
        Map<String, Integer> recurring = new HashMap<>();
        int alone = 0;
        for (Label label : same) {
            recurring.merge(groups.head(label.key()), 1, Integer::sum);
            alone += label.isAlone() ? 1 : 0;
        }
        recurring.values().removeIf(count -> count < 2);
        int all = recurring.values().stream().mapToInt(Integer::intValue).sum();
        boolean questionnaire = !recurring.isEmpty()
                && recurring.keySet().stream()
                        .allMatch(key -> Lexicon.standard().isFolded(WordClass.QUESTION, key.split(" ")[0]));
        return new Habit(recurring.size(), all, same.size(), alone, questionnaire);
    }
}
