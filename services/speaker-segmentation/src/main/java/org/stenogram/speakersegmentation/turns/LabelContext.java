package org.stenogram.speakersegmentation.turns;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelForm;
import org.stenogram.speakersegmentation.labels.LabelGroups;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.labels.Spelling;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// The habits of one record: which labels recur, in which form, and who is named before anybody speaks. Every
/// possible label is judged against it.
public final class LabelContext {

    private static final int HEAD_LINES = 12;
    private static final int SHORT = 70;
    private static final int LETTER_END = 15;

    /// Names of fields that people who speak are called by, too.
    private static final Set<String> SPEAKING_FIELDS = Set.of("question", "answer", "translator", "press");

    private static final Pattern QUOTE = Pattern.compile("[\"“”„«»]");
    private static final Pattern NUMBERED = Pattern.compile("[IVXLCivxlc]{1,5}[.)] .*|\\p{L}[.)] \\p{L}{4,}.*|.*\\d.*");
    private static final Pattern MARKS = Pattern.compile("[\"“”„«»/=<>#%+]|[—–]|,[^,]*,");

    private static final Set<String> QUESTION_WORDS = Set.of(
            "question",
            "answer",
            "query",
            "reply",
            "response",
            "frage",
            "antwort",
            "pregunta",
            "respuesta",
            "reponse",
            "вопрос",
            "ответ",
            "soru",
            "cevap",
            "pyetje",
            "pergjigje");

    private final List<Line> lines;
    private final List<Label> labels;
    private final LabelGroups groups;
    private final Map<LabelForm, FormHabit> habits = new EnumMap<>(LabelForm.class);
    private final Map<String, Double> alternation = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    /// Heads of the labels that recur, by last name.
    private final Map<String, Set<String>> kin = new HashMap<>();
    private final LabelForm leading;
    private final int bodyStart;
    private final boolean positive;
    private final boolean negative;

    /// How one form is used in this record.
    ///
    /// @param groups labels of this form that recur
    /// @param labels how often they occur, all together
    /// @param questionnaire whether they are `Question` and `Answer` only
    private record FormHabit(int groups, int labels, boolean questionnaire) {}

    /// Reads the habits of a record.
    public LabelContext(List<Line> lines, List<Label> labels) {
        this.lines = lines;
        this.labels = labels;
        this.groups = LabelGroups.of(labels);
        for (LabelForm form : LabelForm.values()) {
            habits.put(form, habit(form));
        }
        this.leading = leading();
        this.bodyStart = bodyStart();
        for (Line line : lines.subList(0, bodyStart)) {
            collectNames(line.text(), present);
        }
        measureAlternation();
        collectKin();
        StringBuilder head = new StringBuilder();
        lines.stream()
                .limit(HEAD_LINES)
                .filter(line ->
                        line.index() < Math.max(1, bodyStart) && line.text().length() < 400)
                .forEach(line -> head.append(line.text()).append('\n'));
        this.positive = Lexicon.standard().occursIn(WordClass.POSITIVE_DOCUMENT, head.toString());
        this.negative = Lexicon.standard().occursIn(WordClass.NEGATIVE_DOCUMENT, firstTitle()) || isLetter();
    }

    /// The form that most recurring labels have.
    LabelForm leading() {
        LabelForm best = LabelForm.COLON;
        for (LabelForm form : LabelForm.values()) {
            if (form != LabelForm.DAMAGED && weight(form) > weight(best)) {
                best = form;
            }
        }
        return best;
    }

    /// The key that stands for all spellings of a label.
    String head(Label label) {
        return groups.head(label.key());
    }

    /// Whether a label names a person by title and name, or an office that has the floor, in a record whose title does
    /// not say that nobody speaks.
    boolean namesSomebody(Label label) {
        String base = label.base();
        boolean titled = NameShape.opensWithTitle(base) && NameShape.isName(base, 8);
        boolean office = Lexicon.standard().isFolded(WordClass.ROLE, label.key());
        boolean sentence = !label.isAlone() && label.line().opensParagraph() && !opensSmall(label);
        return !(negative && !positive) && !isField(base) && (titled || office) && sentence;
    }

    /// Whether a label is worth judging. A damaged one is only when the same label recurs undamaged, and a comma only
    /// before a new sentence; forms that much else has, too, only when at least two labels recur in them.
    public boolean isPlausible(Label label) {
        return switch (label.form()) {
            case COLON, BOLD -> !QUOTE.matcher(label.base()).find();
            case STOP -> !isLetterOfList(label);
            case DASH, BRACKET, OWN_LINE -> recurring(label.form()) >= 2 && !isListed(label);
            case DAMAGED ->
                groups.count(label.key()) >= 2
                        && !label.isAlone()
                        && !Character.isLowerCase(label.line()
                                .text()
                                .codePointAt(label.textStart() - label.line().start()));
        };
    }

    /// Whether what follows begins with a small letter.
    private static boolean opensSmall(Label label) {
        return Character.isLowerCase(
                label.line().text().codePointAt(label.textStart() - label.line().start()));
    }

    /// `A.` without any `Q.` is an item of a list.
    private boolean isLetterOfList(Label label) {
        return label.key().equals("a") && groups.count("q") == 0 || label.key().equals("q") && groups.count("a") == 0;
    }

    private int recurring(LabelForm form) {
        FormHabit habit = habits.get(form);
        return habit == null ? 0 : habit.groups();
    }

    private boolean isKin(Label label) {
        String last = lastName(label.base());
        return !last.isEmpty() && kin.getOrDefault(last, Set.of()).stream().anyMatch(head -> !head.equals(head(label)));
    }

    /// The last word that is no title, folded; empty when there is none of three letters.
    private static String lastName(String base) {
        for (String word : Words.printed(base).reversed()) {
            String folded = Words.fold(word);
            if (folded.length() >= 3 && !isTitle(word)) {
                return folded;
            }
        }
        return "";
    }

    /// What is known of a label, by [Feature#ordinal()].
    public double[] features(Label label) {
        double[] values = new double[Feature.values().length];
        Lexicon lexicon = Lexicon.standard();
        String base = label.base();
        List<String> words = Words.printed(base);
        // A damaged label is one of the leading form.
        LabelForm form = label.form() == LabelForm.DAMAGED ? leading : label.form();
        FormHabit habit = habits.getOrDefault(form, new FormHabit(0, 0, false));
        int count = groups.count(label.key());
        boolean single = count <= 1;
        boolean titled = NameShape.opensWithTitle(base);
        boolean attended = isPresent(base);
        String rest = label.isAlone()
                ? ""
                : label.line().text().substring(label.textStart() - label.line().start());

        values[Feature.BIAS.ordinal()] = 1;
        setForm(label.form(), values);
        set(values, Feature.COUNT, Math.min(1.3, Math.log1p(count) / Math.log(20)));
        set(values, Feature.SINGLE, single);
        set(values, Feature.SINGLE_TITLED, single && titled);
        set(values, Feature.SINGLE_ATTENDED, single && attended);
        set(values, Feature.SINGLE_IN_FORM, single && form == leading && habit.groups >= 2);
        set(values, Feature.FORM_GROUPS, Math.min(4, habit.groups) / 4.0);
        set(values, Feature.FORM_SHARE, lines.isEmpty() ? 0 : (double) habit.labels / lines.size());
        set(values, Feature.FORM_LEADS, form == leading && habit.groups >= 2);
        set(values, Feature.FORM_TRAILS, form != leading && weight(leading) >= 4);
        set(values, Feature.ALTERNATES, alternation.getOrDefault(head(label), 0.0));
        set(values, Feature.ATTENDED, attended);
        set(values, Feature.KIN, isKin(label));
        set(values, Feature.TITLED, titled);
        set(values, Feature.ROLE, lexicon.isFolded(WordClass.ROLE, label.key()));
        set(
                values,
                Feature.COLLECTIVE,
                lexicon.isFolded(WordClass.COLLECTIVE, label.key())
                        || lexicon.isFolded(WordClass.ILLEGIBLE, label.key()));
        boolean known = values[Feature.ROLE.ordinal()] + values[Feature.COLLECTIVE.ordinal()] > 0;
        set(values, Feature.NAMED, known || NameShape.isName(base, 8));
        set(values, Feature.LOWER, known ? 0 : share(words, LabelContext::isLower));
        set(values, Feature.FUNCTION, known ? 0 : Math.min(1, 2 * share(words, LabelContext::isFunction)));
        set(values, Feature.FIELD, isField(base));
        set(values, Feature.DIGITS, NUMBERED.matcher(base).matches());
        set(values, Feature.MARKS, MARKS.matcher(base).find());
        set(values, Feature.LONG, Math.min(1, Math.max(0, words.size() - 5) / 5.0));
        set(values, Feature.ALONE, rest.isBlank() && label.form() != LabelForm.OWN_LINE);
        set(values, Feature.LOWER_TEXT, !rest.isBlank() && Character.isLowerCase(rest.codePointAt(0)));
        set(values, Feature.PARAGRAPH, label.line().opensParagraph());
        set(
                values,
                Feature.CAPITALS,
                Words.isCapitals(base.replaceAll("^(Mr|Mrs|Ms|Dr|The|Miss|Messrs)\\b\\.?", ""), 3)
                        && !Words.isCapitals(rest, 12));
        set(values, Feature.INITIALS, NameShape.isInitials(base));
        set(values, Feature.POSITIVE_DOCUMENT, positive);
        set(values, Feature.NEGATIVE_DOCUMENT, negative && !positive);
        set(values, Feature.PREAMBLE, label.line().index() < bodyStart);
        set(values, Feature.IN_LIST, inList(label.line()));
        set(values, Feature.QUESTIONNAIRE, habit.questionnaire);
        return values;
    }

    /// Whether the lines before the conversation have this name, or one that OCR makes of it.
    boolean isPresent(String base) {
        List<String> words = Words.printed(base);
        for (String word : words.reversed()) {
            String folded = Words.fold(word);
            if (folded.length() < 3 || isTitle(word)) {
                continue;
            }
            return present.contains(folded)
                    || (folded.length() >= 5 && present.stream().anyMatch(name -> Spelling.isCloseWord(folded, name)));
        }
        return false;
    }

    private static boolean isTitle(String word) {
        Lexicon lexicon = Lexicon.standard();
        return lexicon.is(WordClass.HONORIFIC, word)
                || lexicon.is(WordClass.OFFICE, word)
                || lexicon.is(WordClass.PARTICLE, word);
    }

    private static boolean isLower(String word) {
        return !Words.isCapitalised(word) && !Character.isDigit(word.charAt(0)) && !isTitle(word) && word.length() > 1;
    }

    private static boolean isFunction(String word) {
        boolean letter = word.length() == 1 && Words.isCapitalised(word);
        return !letter && Lexicon.standard().is(WordClass.FUNCTION, word) && !Words.isCapitals(word, 3);
    }

    /// Whether it is, begins or ends with the name of a field: `DATE & TIME`, `1 Source`, `Question 3`.
    private static boolean isField(String base) {
        Lexicon lexicon = Lexicon.standard();
        String folded = Words.fold(base);
        String bare = folded.replaceAll("^[\\divx]+ |( no)?( [\\divx]+)?( [a-z])?$", "")
                .strip();
        boolean speaks = lexicon.isFolded(WordClass.ROLE, folded) || lexicon.isFolded(WordClass.COLLECTIVE, folded);
        if (SPEAKING_FIELDS.contains(folded) || speaks) {
            return false;
        }
        return lexicon.isFolded(WordClass.FIELD, bare)
                || lexicon.isFolded(WordClass.ATTENDANCE, bare)
                || (bare.contains(" ")
                        && !NameShape.opensWithTitle(base)
                        && (lexicon.opens(WordClass.FIELD, bare) || lexicon.closes(WordClass.FIELD, bare)));
    }

    private static void setForm(LabelForm form, double[] values) {
        switch (form) {
            case COLON -> {
                // The form that the others are measured against.
            }
            case BOLD -> set(values, Feature.FORM_BOLD, true);
            case BRACKET -> set(values, Feature.FORM_BRACKET, true);
            case STOP -> set(values, Feature.FORM_STOP, true);
            case DASH -> set(values, Feature.FORM_DASH, true);
            case OWN_LINE -> set(values, Feature.FORM_OWN_LINE, true);
            case DAMAGED -> set(values, Feature.FORM_DAMAGED, true);
        }
    }

    private FormHabit habit(LabelForm form) {
        Map<String, Integer> recurring = new HashMap<>();
        int all = 0;
        for (Label label : labels) {
            if (label.form() == form && isLikely(label)) {
                recurring.merge(groups.head(label.key()), 1, Integer::sum);
            }
        }
        recurring.values().removeIf(count -> count < 2);
        for (int count : recurring.values()) {
            all += count;
        }
        boolean questionnaire = !recurring.isEmpty()
                && recurring.keySet().stream().allMatch(key -> QUESTION_WORDS.contains(key.split(" ")[0]));
        return new FormHabit(recurring.size(), all, questionnaire);
    }

    /// Whether a label is worth learning a habit from.
    private boolean isLikely(Label label) {
        String base = label.base();
        return !isField(base)
                && !isListed(label)
                && (NameShape.isName(base, 10) || NameShape.isInitials(base))
                && share(Words.printed(base), LabelContext::isFunction) < 0.3;
    }

    /// Whether a dash or a line of its own is that of an attendance list: `State—Mr. Example`, `Chairman`.
    private boolean isListed(Label label) {
        Line line = label.line();
        return switch (label.form()) {
            case DASH -> {
                String rest =
                        line.text().substring(label.textStart() - line.start()).split(",")[0];
                yield !rest.matches(".*[.?!]$") && Words.printed(rest).size() >= 2 && NameShape.isName(rest, 8);
            }
            case OWN_LINE -> inList(line) && !line.opensParagraph();
            case COLON, BOLD, BRACKET, STOP, DAMAGED -> false;
        };
    }

    private int weight(LabelForm form) {
        FormHabit habit = habits.get(form);
        if (habit == null) {
            return 0;
        }
        // A line of its own is the weakest form: headings and list items have it, too.
        return form == LabelForm.OWN_LINE ? habit.labels / 2 : habit.labels;
    }

    /// The line of the first label in the leading form that recurs, or that the lines before it name: before it
    /// nobody speaks.
    private int bodyStart() {
        Set<String> named = new HashSet<>();
        int read = 0;
        for (Label label : labels) {
            if (label.form() != leading || !isLikely(label)) {
                continue;
            }
            while (read < label.line().index()) {
                collectNames(lines.get(read++).text(), named);
            }
            boolean introduced =
                    label.line().isParagraph() && !label.isAlone() && named.contains(lastName(label.base()));
            if (groups.count(label.key()) >= 2 || introduced) {
                return label.line().index();
            }
        }
        return Math.min(lines.size(), Math.max(HEAD_LINES, lines.size() / 5));
    }

    private void collectKin() {
        for (Label label : labels) {
            String last = label.form() == leading && groups.count(label.key()) >= 2 ? lastName(label.base()) : "";
            if (!last.isEmpty()) {
                kin.computeIfAbsent(last, _ -> new HashSet<>()).add(head(label));
            }
        }
    }

    private void measureAlternation() {
        Map<String, int[]> seen = new HashMap<>();
        String before = "";
        for (Label label : labels) {
            if (label.form() != leading || !isLikely(label)) {
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

    private static void collectNames(String text, Set<String> into) {
        for (String word : Words.printed(text)) {
            String folded = Words.fold(word);
            if (folded.length() >= 3 && Words.isCapitalised(word) && !isTitle(word)) {
                into.add(folded);
            }
        }
    }

    private boolean inList(Line line) {
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

    /// The first line that has more than a date on it, and the one after it.
    private String firstTitle() {
        List<String> titles = new ArrayList<>();
        for (Line line : lines.subList(0, Math.min(lines.size(), 4))) {
            String text = Brackets.without(line.text());
            if (text.length() < 300) {
                titles.add(text);
            }
        }
        return String.join("\n", titles);
    }

    /// Whether it closes as letters do.
    private boolean isLetter() {
        return lines.subList(Math.max(0, lines.size() - LETTER_END), lines.size()).stream()
                .anyMatch(
                        line -> line.text().length() < 60 && Lexicon.standard().opens(WordClass.CLOSING, line.text()));
    }

    private static double share(List<String> words, Predicate<String> is) {
        return words.isEmpty() ? 0 : (double) words.stream().filter(is).count() / words.size();
    }

    private static void set(double[] values, Feature feature, boolean value) {
        values[feature.ordinal()] = value ? 1 : 0;
    }

    private static void set(double[] values, Feature feature, double value) {
        values[feature.ordinal()] = value;
    }
}
