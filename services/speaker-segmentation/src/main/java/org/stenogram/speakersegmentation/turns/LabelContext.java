package org.stenogram.speakersegmentation.turns;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

/// The habits of one record: which labels recur, in which form, and who is named before anybody speaks. Every
/// possible label is judged against it.
final class LabelContext {

    private static final int QUESTIONS = 3;
    private static final int CHANGES = 4;
    private static final int WRITERS = 3;
    private static final int OTHERS = 6;
    private static final int MOST_NAME_WORDS = 6;
    private static final int HEAD_LINES = 12;

    private static final Pattern STOPS_BEHIND = Pattern.compile("[.\\s]+$");

    private final List<Line> lines;
    private final LabelGroups groups;
    private final FormHabits habits;
    private final NamesBefore names;
    private final RecordTitle title;
    private final Company company;
    private final boolean areChanges;
    private final boolean areWriters;

    /// Whether somebody with a title, in capitals before colons, recurs: `MS. EXAMPLE:`, who answers a `Q`.
    private final boolean hasAnswerer;
    /// Share of a label's occurrences before which another label stands, by head.
    private final Map<String, Double> alternation = new HashMap<>();

    /// Heads of the labels that are likely and not damaged.
    private final Set<String> likely = new HashSet<>();

    /// How often a key stands before a colon, in bold or not.
    private final Map<String, Integer> colons = new HashMap<>();

    /// Keys of names before colons.
    private final Set<String> named = new HashSet<>();

    private static final Pattern LINK = Pattern.compile("[<(\\[]?https?://\\S+|\\[[\\d:.]+]");

    private static final Pattern BEHIND_BOLD = Pattern.compile("^[*_]+\\s*");

    /// Whoever is there so often speaks, though it is to give an address.
    private static final int OFTEN_LINKED = 5;

    /// Whether two thirds of the items of lists begin with a possible label: `* fix: …` among others is a change.
    private final boolean itemsSpeak;

    /// Reads the habits of a record.
    LabelContext(List<Line> lines, List<Label> labels) {
        this.lines = lines;
        this.groups = LabelGroups.of(labels);
        this.habits = new FormHabits(lines, labels, groups);
        this.company = new Company(lines, labels);
        this.names = new NamesBefore(lines, labels, groups, habits, company);
        this.title = RecordTitle.of(lines, names.bodyStart());
        measureAlternation(labels);
        this.hasAnswerer = labels.stream()
                .anyMatch(label -> label.form() == LabelForm.COLON
                        && groups.count(label.key()) >= 2
                        && NameShape.opensWithTitle(label.base())
                        && LabelWords.isInCapitals(label));
        this.areWriters = labels.stream().filter(Label::isWriter).count() >= WRITERS;
        for (Label label : labels) {
            if (label.form() == LabelForm.COLON || label.form() == LabelForm.BOLD) {
                colons.merge(label.key(), 1, Integer::sum);
            }
            if (label.form() != LabelForm.DAMAGED && habits.isLikely(label)) {
                likely.add(head(label));
            }
            if (label.form() == LabelForm.COLON && habits.isLikely(label)) {
                named.add(label.key());
            }
        }
        Set<Integer> labelled = labels.stream()
                .filter(label -> label.form() == LabelForm.COLON && isItem(label.line()))
                .map(label -> label.line().index())
                .collect(Collectors.toSet());
        this.itemsSpeak = 3 * labelled.size()
                >= 2 * lines.stream().filter(LabelContext::isItem).count();
        // Mail quotes what was quoted already with the same marks, and what was not with one.
        this.areChanges = labels.stream().filter(Label::isChange).count() >= CHANGES
                && lines.stream().noneMatch(line -> line.text().startsWith("> "));
    }

    /// The key that stands for all spellings of a label.
    String head(Label label) {
        return groups.head(label.key());
    }

    /// Whether every line from the first plain label on is a plain label and a remark.
    boolean isAllRemarks() {
        return company.isAllRemarks();
    }

    /// Whether two people or more plainly speak to each other.
    boolean isTalk() {
        return company.isTalk() && !title.other();
    }

    /// Whether the title is one of records in which nobody speaks.
    boolean isTitledOtherwise() {
        return title.other();
    }

    /// Whether somebody whom a label names by title and name addresses the chair: `Mr. SMITH. Mr. Speaker, I rise`.
    boolean addressesChair() {
        return company.addressesChair();
    }

    /// Whether a label names a person by title and name, or an office that has the floor, in a record whose title does
    /// not say that nobody speaks.
    boolean namesSomebody(Label label) {
        String base = label.base();
        boolean titled = NameShape.opensWithTitle(base) && NameShape.isName(base, 8);
        boolean speaks = !label.isAlone() && label.line().opensParagraph() && !LabelWords.opensSmall(label);
        return !title.other() && !LabelWords.isField(base) && (titled || LabelWords.isOffice(label.key())) && speaks;
    }

    /// Whether a label is worth judging. A damaged one is only when the same label recurs undamaged, and a comma only
    /// before a new sentence; forms that much else has, too, only when at least two labels recur in them.
    boolean isPlausible(Label label) {
        if (Lexicon.standard().opens(WordClass.NARRATIVE, label.base()) && !LabelWords.isOffice(label.key())) {
            return false;
        }
        return switch (label.form()) {
            case COLON, BOLD ->
                (label.form() == LabelForm.BOLD || itemsSpeak || !isItem(label.line()))
                        && !isLink(label)
                        && !LabelWords.hasQuotes(label.base())
                        && !isOfficeHolder(label)
                        && !isUnfinishedInHead(label)
                        && !announcesQuestions(label)
                        && !LabelWords.isSalutation(label.base())
                        && !(LabelWords.isWordOfSentences(label.base()) && groups.count(label.key()) < QUESTIONS);
            case STOP -> !isLetterOfList(label) && (!LabelWords.isBareSurname(label) || habits.hasBareSurname(label));
            case OWN_LINE -> company.has(label) || (habits.of(label.form()).groups() >= 2 && !habits.isListed(label));
            case BRACKET ->
                label.isWriter()
                        ? areWriters
                        : label.isChange()
                                ? areChanges
                                : habits.of(label.form()).groups() >= 2 && !habits.isListed(label);
            case DASH -> company.has(label) || (habits.of(label.form()).groups() >= 2 && !habits.isListed(label));
            case COLUMN -> habits.isInColumns(label);
            case ASKED ->
                habits.of(habits.leading()).groups() >= 2
                        && (label.isOfPaper() || names.isKin(label) || groups.count(label.key()) >= 2);
            case DAMAGED ->
                groups.count(label.key()) >= 2
                        && !Words.isIdeographic(label.base())
                        && likely.contains(head(label))
                        && !label.isAlone()
                        && !LabelWords.opensSmall(label)
                        && !LabelWords.isBeforeName(label);
        };
    }

    /// `Recording: <https://example.org/1>`, `Break: [00:11:37]`: an address or a time and nothing else.
    private boolean isLink(Label label) {
        String rest = BEHIND_BOLD.matcher(LabelWords.rest(label)).replaceFirst("");
        return LINK.matcher(rest).matches()
                && (!rest.startsWith("[") || label.line().closesParagraph())
                && groups.count(label.key()) < OFTEN_LINKED
                && !LabelWords.isHandle(label);
    }

    /// Whether it is an item of a list, by its mark.
    private static boolean isItem(Line line) {
        return line.text().startsWith("* ") || line.text().startsWith("• ");
    }

    /// `DIRECT EXAMINATION BY MR. SMITH:` above a `Q.`: a heading, which says who asks.
    private boolean announcesQuestions(Label label) {
        int next = label.line().index() + 1;
        return label.isAlone()
                && groups.count("q") >= 2
                && next < lines.size()
                && lines.get(next).text().startsWith("Q")
                && LabelWords.isByTitled(label.base());
    }

    /// `General Synod: February Group of Sessions`, `COUNTY OF EXAMPLE : PART 59`: a line of its own or in capitals
    /// that
    /// ends no sentence, before anybody speaks.
    private boolean isUnfinishedInHead(Label label) {
        String rest = LabelWords.rest(label);
        return (label.line().isParagraph() || Words.isCapitals(label.line().text(), 1))
                && label.line().index() < Math.min(HEAD_LINES, names.bodyStart())
                && groups.count(label.key()) == 1
                && !rest.isEmpty()
                && Character.isLetterOrDigit(rest.codePointBefore(rest.length()));
    }

    /// `Chair: Prof. Example` near the top; a label in bold is read twice, with and without its marks.
    private boolean isOfficeHolder(Label label) {
        if (label.line().index() >= HEAD_LINES
                || colons.getOrDefault(label.key(), 0) > (label.line().text().startsWith("*") ? 2 : 1)
                || !(LabelWords.isOffice(label.key()) || LabelWords.isUnnamed(label.key()))) {
            return false;
        }
        String said = LabelWords.rest(label);
        String rest = Brackets.without(STOPS_BEHIND.matcher(said).replaceAll(""));
        // `The Minister: From the North Sea.` and `The Minister (Mr. Example): Yes, Sir.` are said.
        boolean sentence = said.endsWith(".") && !NameShape.opensWithTitle(rest);
        boolean oneName = !said.endsWith(".")
                && label.line().isParagraph()
                && !Lexicon.standard().is(WordClass.FUNCTION, rest)
                && label.line().index() < names.bodyStart();
        return !sentence
                && (Words.count(rest, 1) > 1 || oneName)
                && NameShape.isName(rest, MOST_NAME_WORDS)
                && LabelWords.functionShare(rest) == 0;
    }

    /// What is known of a label, by [Feature#ordinal()].
    double[] features(Label label) {
        double[] values = new double[Feature.values().length];
        values[Feature.BIAS.ordinal()] = 1;
        boolean titled = isTitled(label);
        addForm(label, values);
        addRecurrence(label, titled, values);
        addWords(label, titled, values);
        addPlace(label, titled, values);
        return values;
    }

    private void addForm(Label label, double[] values) {
        switch (label.form()) {
            case COLON, ASKED -> {
                // The form that the others are measured against.
            }
            case BOLD -> set(values, Feature.FORM_BOLD, true);
            case BRACKET -> set(values, Feature.FORM_BRACKET, true);
            case STOP -> set(values, Feature.FORM_STOP, true);
            case DASH, COLUMN -> set(values, Feature.FORM_DASH, true);
            case OWN_LINE -> set(values, Feature.FORM_OWN_LINE, true);
            case DAMAGED -> set(values, Feature.FORM_DAMAGED, true);
        }
        LabelForm form = habits.formOf(label);
        FormHabits.Habit habit = habits.of(form);
        boolean leads = habits.isInUse(label);
        set(values, Feature.FORM_GROUPS, Math.min(4, habit.groups()) / 4.0);
        set(values, Feature.FORM_SHARE, lines.isEmpty() ? 0 : (double) habit.labels() / lines.size());
        set(values, Feature.FORM_LEADS, leads && habit.groups() >= 2);
        set(values, Feature.FORM_TRAILS, !leads && habits.weight(habits.leading()) >= 4);
        set(
                values,
                Feature.QUESTIONNAIRE,
                habit.questionnaire() || (title.other() && groups.count("q") >= 2 && isQuestionOrAnswer(label)));
    }

    private void addRecurrence(Label label, boolean titled, double[] values) {
        int count =
                label.key().equals("a") ? Math.max(groups.count("a"), groups.count("q")) : groups.count(label.key());
        boolean single = count <= 1;
        boolean attended = names.has(label.base());
        set(values, Feature.COUNT, Math.min(1.3, Math.log1p(count) / Math.log(20)));
        set(values, Feature.SINGLE, single);
        set(values, Feature.SINGLE_TITLED, single && titled);
        set(values, Feature.SINGLE_ATTENDED, single && attended);
        set(
                values,
                Feature.SINGLE_IN_FORM,
                single
                        && habits.isInUse(label)
                        && habits.of(habits.formOf(label)).groups() >= 2);
        set(values, Feature.COMPANY, (!title.other() || company.addressesChair()) && company.has(label));
        set(values, Feature.ALTERNATES, alternation.getOrDefault(head(label), 0.0));
        set(values, Feature.ATTENDED, attended);
        set(values, Feature.KIN, names.isKin(label));
    }

    private void addWords(Label label, boolean titled, double[] values) {
        String base = label.base();
        boolean office = LabelWords.isOffice(label.key());
        boolean unnamed = LabelWords.isUnnamed(label.key());
        boolean held = LabelWords.isHeld(label);
        // `ben:`, who is called `Ben:` elsewhere.
        boolean elsewhere = label.form() == LabelForm.COLON && named.contains(label.key());
        boolean known = office || unnamed || held || elsewhere || LabelWords.isHandle(label);
        set(values, Feature.TITLED, titled);
        set(values, Feature.ROLE, office);
        set(values, Feature.COLLECTIVE, unnamed);
        set(values, Feature.NAMED, known || NameShape.isName(base, 8));
        set(values, Feature.LOWER, known ? 0 : LabelWords.lowerShare(base));
        set(values, Feature.FUNCTION, known ? 0 : Math.min(1, 2 * LabelWords.functionShare(base)));
        set(values, Feature.FIELD, habits.isField(label) || isAnswerInWriting(label));
        set(values, Feature.DIGITS, LabelWords.isNumbered(base));
        set(values, Feature.MARKS, !LabelWords.isHandle(label) && LabelWords.hasMarks(base));
        set(values, Feature.LONG, held ? 0 : Math.min(1, Math.max(0, Words.count(base, 10) - 5) / 5.0));
        set(values, Feature.SET_OFF, company.setsOff(label));
        set(values, Feature.CAPITALS, LabelWords.isInCapitals(label));
        set(values, Feature.INITIALS, NameShape.isInitials(base));
    }

    /// Whether it opens with a title, has an office behind its name, or names in brackets who holds the office: `Head
    /// of Works (Mr. Example)`.
    private static boolean isTitled(Label label) {
        return NameShape.opensWithTitle(label.base())
                || NameShape.hasOfficeBehind(Brackets.without(label.printed()).strip())
                || LabelWords.isHeld(label);
    }

    private void addPlace(Label label, boolean titled, double[] values) {
        set(
                values,
                Feature.ALONE,
                label.isAlone()
                        && label.form() != LabelForm.OWN_LINE
                        && !habits.standAlone(label)
                        && !(label.form() == LabelForm.STOP && titled));
        set(values, Feature.LOWER_TEXT, LabelWords.opensSmall(label));
        set(values, Feature.PARAGRAPH, label.line().opensParagraph());
        set(values, Feature.POSITIVE_DOCUMENT, title.conversation());
        set(values, Feature.NEGATIVE_DOCUMENT, title.other());
        set(
                values,
                Feature.PREAMBLE,
                label.line().index() < names.bodyStart() && !(company.addressesChair() && company.has(label)));
        set(values, Feature.IN_LIST, habits.inList(label.line()));
    }

    /// `Answer.` behind a hearing in which others speak: what was sent in later.
    private boolean isAnswerInWriting(Label label) {
        return Lexicon.standard().isFolded(WordClass.QUESTION, label.key())
                && label.key().length() > 1
                && habits.weight(habits.leading()) >= OTHERS * groups.count(label.key());
    }

    private static boolean isQuestionOrAnswer(Label label) {
        return label.key().equals("q") || label.key().equals("a");
    }

    /// `A.` without any `Q.` is an item of a list; `Q` alone asks who is answered by name.
    private boolean isLetterOfList(Label label) {
        return (label.key().equals("a") && groups.count("q") == 0)
                || (label.key().equals("q") && groups.count("a") == 0 && groups.count("q") < QUESTIONS && !hasAnswerer);
    }

    private void measureAlternation(List<Label> labels) {
        Map<String, int[]> seen = new HashMap<>();
        String before = "";
        for (Label label : labels) {
            if (!habits.isInUse(label) || !habits.isLikely(label)) {
                continue;
            }
            String head = head(label);
            int[] counts = seen.computeIfAbsent(head, _ -> new int[2]);
            counts[0]++;
            if (!before.isEmpty() && !before.equals(head) && groups.count(before) >= 2) {
                counts[1]++;
            }
            before = head;
        }
        seen.forEach((head, counts) -> alternation.put(head, (double) counts[1] / counts[0]));
    }

    private static void set(double[] values, Feature feature, boolean value) {
        values[feature.ordinal()] = value ? 1 : 0;
    }

    private static void set(double[] values, Feature feature, double value) {
        values[feature.ordinal()] = value;
    }
}
