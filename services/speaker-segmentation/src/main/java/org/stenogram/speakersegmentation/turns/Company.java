package org.stenogram.speakersegmentation.turns;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelForm;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Labels that are plain by themselves, though each may stand once in a short record: a title and a name, an office
/// or `Hon. Members` at the beginning of a paragraph, and a sentence behind it. One of them may be anything, several
/// are people who speak to each other, unless nobody says `I` or `you` or asks anything, as in a list of biographies,
/// and not all are short remarks in which something is so.
final class Company {

    private static final int MOST_NAMES = 8;
    private static final int LONGEST_ADDRESS = 24;
    /// One in so many says `I` or `you`, or asks.
    private static final int ADDRESSED = 4;

    private static final Pattern TIME =
            Pattern.compile("[\\[(]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])]?\\s|\\d{2}(?: \\d{2}){2,3}\\s");
    private static final int LONGEST_REMARK = 16;
    /// Words that a life opens with.
    private static final Set<String> PERSON =
            Set.of("he", "she", "born", "a", "an", "former", "formerly", "has", "was");

    /// Characters of a line above that may be the end of a speech.
    private static final int LEAST_ABOVE = 20;

    private static final int LEAST_CAPITALS = 3;
    private static final int LONGEST_CLOCK = 8;

    private static final String ENDS = ".?!…—–";
    private static final String CLOSING = "\"”’)]";
    /// Characters before the mark that ends it.
    private static final int LEAST_SENTENCE = 2;

    /// Names that stand in such labels, by form.
    private final Map<LabelForm, Set<String>> names = new EnumMap<>(LabelForm.class);

    /// Labels that have a time before them, or brackets behind a name.
    private final Set<String> timed = new HashSet<>();
    private final Set<String> bracketed = new HashSet<>();

    /// The very labels that are plain.
    private final Set<Label> plainOnes = Collections.newSetFromMap(new IdentityHashMap<>());

    private final List<Line> lines;
    private final boolean allRemarks;
    private final boolean addressesChair;
    private final boolean talk;

    Company(List<Line> lines, List<Label> labels) {
        this.lines = lines;
        int plain = 0;
        int addressed = 0;
        int remarks = 0;
        boolean office = false;
        boolean chair = false;
        int first = lines.size();
        for (Label label : labels) {
            if (isTimed(label)) {
                timed.add(label.key());
            }
            if (isBracketed(label)) {
                bracketed.add(label.key());
            }
            if (isPlain(label)) {
                plainOnes.add(label);
                names.computeIfAbsent(label.form(), _ -> new HashSet<>()).add(label.key());
                plain++;
                first = Math.min(first, label.line().index());
                String said = said(label);
                addressed += addresses(said) ? 1 : 0;
                remarks += isRemark(said) ? 1 : 0;
                office |= LabelWords.isOffice(label.key());
                chair |= isToTheChair(label);
            }
        }
        this.addressesChair = chair;
        boolean remarked = office && remarks == plain;
        this.allRemarks = remarked && plain >= 2 && plain == lines.size() - first;
        if (addressed * ADDRESSED < plain && !remarked) {
            names.clear();
        }
        this.talk = 2 * addressed >= plain
                && names.getOrDefault(LabelForm.COLON, Set.of()).size() >= 2;
    }

    /// Whether every line from the first plain label on is a plain label and a remark, and an office is among them.
    boolean isAllRemarks() {
        return allRemarks;
    }

    /// Whether two people or more are plainly named before colons, and half of what they say is addressed to somebody.
    boolean isTalk() {
        return talk;
    }

    /// Whether it is plain itself, and another one of its form is, too, or it addresses the chair.
    boolean has(Label label) {
        return plainOnes.contains(label)
                && (names.getOrDefault(label.form(), Set.of()).size() >= 2 || (addressesChair && isToTheChair(label)));
    }

    /// Whether somebody whom a label names by title and name addresses the chair.
    boolean addressesChair() {
        return addressesChair;
    }

    /// `Mr. SMITH. Mr. Speaker, I rise`: a name in capitals with a title, and an office that is addressed behind it.
    private static boolean isToTheChair(Label label) {
        if (label.form() == LabelForm.OWN_LINE || !NameShape.opensWithTitle(label.base())) {
            return false;
        }
        String rest = LabelWords.rest(label);
        int comma = rest.indexOf(',');
        return comma > 0
                && comma <= LONGEST_ADDRESS
                && NameShape.opensWithTitle(rest)
                && LabelWords.isOffice(Words.fold(rest.substring(0, comma)))
                && Words.printed(label.base()).stream().anyMatch(word -> Words.isCapitals(word, 3));
    }

    /// Whether a time stands before it, or a place or a party in brackets behind it, and so with another label.
    boolean setsOff(Label label) {
        return (timed.size() >= 2 && isTimed(label)) || (bracketed.size() >= 2 && isBracketed(label));
    }

    private static boolean isTimed(Label label) {
        return label.form() != LabelForm.DAMAGED
                && mayOpenTime(label.line().text().charAt(0))
                && (NameShape.isName(label.base(), MOST_NAMES)
                        || NameShape.isInitials(label.base())
                        || LabelWords.isHandle(label))
                && TIME.matcher(label.line().text()).lookingAt();
    }

    private static boolean mayOpenTime(char c) {
        return Character.isDigit(c) || c == '[' || c == '(';
    }

    /// `Ann Example (Exeter)`, not `The Minister (Mr. Example)` or `Mr. Example (laughing)`.
    private static boolean isBracketed(Label label) {
        if (label.printed().indexOf('(') < 0 && label.printed().indexOf('（') < 0) {
            return false;
        }
        List<Brackets.Stretch> brackets =
                Brackets.in(label.printed(), 0, label.printed().length());
        return label.form() != LabelForm.DAMAGED
                && !brackets.isEmpty()
                && !brackets.getFirst().square()
                && brackets.getFirst().start() > 0
                && Words.count(label.base(), 1) > 1
                && NameShape.isName(label.base(), MOST_NAMES)
                && Words.isCapitalised(
                        label.printed().substring(brackets.getFirst().start() + 1));
    }

    /// What is said; for a label on a line of its own, the paragraph after it.
    private String said(Label label) {
        boolean alone = label.form() == LabelForm.COLON && label.isAlone();
        if (label.form() != LabelForm.OWN_LINE && !alone) {
            return LabelWords.rest(label);
        }
        int next = label.line().index() + 1;
        return (alone || label.line().isParagraph()) && next < lines.size()
                ? lines.get(next).text()
                : "";
    }

    /// `It is.`, `The dredger is late.`: a few words in which something is so, and not what somebody is or was.
    private static boolean isRemark(String text) {
        Lexicon lexicon = Lexicon.standard();
        if (Words.count(text, LONGEST_REMARK) > LONGEST_REMARK) {
            return false;
        }
        List<String> words = Words.printed(text);
        return words.size() >= 2
                && !PERSON.contains(Words.fold(words.getFirst()))
                && words.stream().anyMatch(word -> !Words.isCapitalised(word) && lexicon.is(WordClass.FUNCTION, word));
    }

    private static boolean addresses(String text) {
        return text.indexOf('?') >= 0 || AsideEvidence.hasFirstPerson(text);
    }

    private boolean isPlain(Label label) {
        String base = label.base();
        boolean marked = switch (label.form()) {
            case COLON, STOP, BOLD, OWN_LINE -> true;
            case DASH -> isSetOffByDash(label);
            case BRACKET, COLUMN, ASKED, DAMAGED -> false;
        };
        return marked
                && opensParagraph(label)
                && isSomebody(label)
                && !LabelWords.isField(base)
                && !label.key().equals("q")
                && !label.key().equals("a")
                && LabelWords.functionShare(base) == 0
                && saysSomething(said(label));
    }

    /// Whether a paragraph begins with it, or a colon sets it off and the line above ends a sentence, as where no blank
    /// lines part the speeches.
    private boolean opensParagraph(Label label) {
        int above = label.line().index() - 1;
        return label.line().opensParagraph()
                || (label.form() == LabelForm.COLON
                        && !label.isAlone()
                        && (isClock(lines.get(above).text())
                                || (lines.get(above).text().length() >= LEAST_ABOVE
                                        && isSentence(lines.get(above).text()))));
    }

    /// `13.44`: when somebody begins to speak, on a line of its own.
    private static boolean isClock(String text) {
        return text.length() <= LONGEST_CLOCK && text.chars().noneMatch(Character::isLetter);
    }

    /// `M. le président. -`, `Mrs SMITH (3:28 PM) —`: a name or an office before a dash, which a full stop, brackets or
    /// capitals tell from other words before dashes.
    private static boolean isSetOffByDash(Label label) {
        return NameShape.opensWithTitle(label.base())
                && (label.isStoppedByDash()
                        || label.printed().endsWith(")")
                        || Words.printed(label.base()).stream()
                                .anyMatch(word -> Words.isCapitals(word, LEAST_CAPITALS)));
    }

    private static boolean isSomebody(Label label) {
        return (NameShape.opensWithTitle(label.base()) && NameShape.isName(label.base(), MOST_NAMES))
                || LabelWords.isOffice(label.key())
                || LabelWords.isUnnamed(label.key())
                || isNameInCapitals(label);
    }

    /// `JOHN EXAMPLE: Good evening.`: more than one word, and what is said is not in capitals.
    private static boolean isNameInCapitals(Label label) {
        return label.form() == LabelForm.COLON
                && Words.count(label.base(), 1) > 1
                && NameShape.isName(label.base(), MOST_NAMES)
                && LabelWords.isInCapitals(label);
    }

    private static boolean saysSomething(String text) {
        return (isSentence(text)
                        || (text.endsWith(")")
                                && isSentence(Brackets.without(text).strip())))
                && !(text.endsWith(".") && isWholeName(Brackets.without(text)));
    }

    /// Whether it begins with no small letter and ends with the mark of a sentence, brackets and quotation marks aside.
    private static boolean isSentence(String text) {
        int end = text.length() - 1;
        while (end > 0 && CLOSING.indexOf(text.charAt(end)) >= 0) {
            end--;
        }
        return end > 0
                && ENDS.indexOf(text.charAt(end)) >= 0
                && Character.getType(text.codePointAt(0)) != Character.LOWERCASE_LETTER
                && text.codePointCount(0, Math.min(end, 2 * LEAST_SENTENCE)) >= LEAST_SENTENCE;
    }

    /// `Mr. James Example.`, as lists have it; `Order.` is said.
    private static boolean isWholeName(String text) {
        return NameShape.isName(text, MOST_NAMES) && Words.count(text, 1) > 1;
    }
}
