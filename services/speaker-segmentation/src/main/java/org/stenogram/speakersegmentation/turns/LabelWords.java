package org.stenogram.speakersegmentation.turns;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelForm;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.Remembered;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.WordCursor;
import org.stenogram.speakersegmentation.lexicon.Words;

/// What the words of a possible label say, the record around it left aside.
final class LabelWords {

    /// Names of fields that people who speak are called by, too.
    private static final Set<String> SPEAKING_FIELDS = Set.of("question", "answer", "translator", "press");

    private static final int LONG_FIELD = 7;
    private static final int LEAST_NAME = 3;
    private static final int MOST_VOICES = 4;
    private static final int MOST_HOLDER_WORDS = 6;
    private static final int MOST_NAME_BEHIND = 10;

    private static final Pattern HANDLE = Pattern.compile("\\p{L}[\\p{L}\\d_.-]{1,30}");
    private static final String QUOTES = "\"“”„«»";
    private static final String MARKS = QUOTES + "/=<>#%+—–";
    /// One of them stands in all that is numbered.
    private static final String NUMBER_MARKS = ".)0123456789";
    private static final Pattern NUMBERED =
            Pattern.compile("[IVXLCivxlc]{1,5}[.)] .*|\\p{L}[.)] \\p{L}{4,}.*|.*\\b\\d+\\b.*");
    private static final Pattern NUMBERS_AROUND = Pattern.compile("^[\\divx]+ |( no)?( [\\divx]+)?( [a-z])?$");
    private static final Pattern TITLE_IN_SMALL = Pattern.compile("^(Mr|Mrs|Ms|Dr|The|Miss|Messrs)\\b\\.?");

    private static final Remembered<String> LAST_NAMES = new Remembered<>(LabelWords::readLastName);
    private static final Remembered<Boolean> FIELDS = new Remembered<>(LabelWords::judgeField);
    private static final Remembered<Boolean> OFFICES = new Remembered<>(LabelWords::judgeOffice);
    private static final Remembered<Boolean> UNNAMED = new Remembered<>(LabelWords::judgeUnnamed);
    private static final Remembered<Boolean> SALUTATIONS = new Remembered<>(LabelWords::judgeSalutation);
    private static final Remembered<Double> FUNCTION_SHARES = new Remembered<>(LabelWords::countFunctionWords);
    private static final Remembered<Double> LOWER_SHARES = new Remembered<>(LabelWords::countLowerWords);

    private LabelWords() {}

    /// Whether a word of these classes is a title or a small word before one.
    static boolean isTitle(long classes) {
        return NameShape.isTitle(classes) || WordClass.PARTICLE.isIn(classes);
    }

    /// The last word that is no title, folded; empty when there is none of three letters.
    static String lastName(String base) {
        return LAST_NAMES.of(base);
    }

    private static String readLastName(String base) {
        String last = "";
        for (WordCursor word = Words.in(base); word.next(); ) {
            if (!isTitle(word.classes())) {
                String folded = Words.fold(word.word());
                last = folded.length() >= LEAST_NAME ? folded : last;
            }
        }
        return last;
    }

    /// Whether it is, begins or ends with the name of a field: `DATE & TIME`, `1 Source`, `Question 3`.
    static boolean isField(String base) {
        return FIELDS.of(base);
    }

    private static boolean judgeField(String base) {
        Lexicon lexicon = Lexicon.standard();
        String folded = Words.fold(base);
        if (SPEAKING_FIELDS.contains(folded) || isOffice(folded) || isUnnamed(folded)) {
            return false;
        }
        String bare = mayHaveNumbersAround(folded)
                ? NUMBERS_AROUND.matcher(folded).replaceAll("").strip()
                : folded;
        return lexicon.isFolded(WordClass.FIELD, bare)
                || lexicon.isFolded(WordClass.ATTENDANCE, bare)
                || isFieldOfMany(bare)
                || (bare.contains(" ")
                        && !NameShape.opensWithTitle(base)
                        && ((lexicon.opens(WordClass.FIELD, bare) && !opensWithParticle(bare))
                                || lexicon.closes(WordClass.FIELD, bare)));
    }

    /// Whether it begins with a letter or digit of numbers, or ends with one, a letter by itself or `no`.
    private static boolean mayHaveNumbersAround(String folded) {
        int last = folded.length() - 1;
        return last > 0
                && (isOfNumber(folded.charAt(0))
                        || isOfNumber(folded.charAt(last))
                        || folded.charAt(last - 1) == ' '
                        || folded.endsWith(" no"));
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == 'i' || c == 'v' || c == 'x';
    }

    /// `General subjects`, whose last word nobody is called, though generals are.
    private static boolean isFieldOfMany(String folded) {
        int last = folded.lastIndexOf(' ') + 1;
        return folded.length() - last >= LONG_FIELD
                && folded.endsWith("s")
                && Lexicon.standard().isFolded(WordClass.FIELD, folded.substring(last));
    }

    /// `De` of `De Lucchi` and `Von` of `Von Example`, which other languages have as fields.
    private static boolean opensWithParticle(String folded) {
        return Lexicon.standard().isFolded(WordClass.PARTICLE, folded.substring(0, folded.indexOf(' ')));
    }

    /// Whether a key is an office, with or without what it is for: `the minister of fisheries`.
    static boolean isOffice(String key) {
        return OFFICES.of(key);
    }

    private static boolean judgeOffice(String key) {
        Lexicon lexicon = Lexicon.standard();
        if (lexicon.isFolded(WordClass.ROLE, key)) {
            return true;
        }
        // From the last word but one to the second.
        int end = key.lastIndexOf(' ');
        int space = key.lastIndexOf(' ', end - 1);
        while (space > 0) {
            if (WordClass.PARTICLE.isIn(lexicon.classes(key, space + 1, end))
                    && WordClass.ROLE.isIn(lexicon.classes(key, 0, space))) {
                return !hasSentenceWord(key.substring(space + 1));
            }
            end = space;
            space = key.lastIndexOf(' ', end - 1);
        }
        return false;
    }

    private static boolean hasSentenceWord(String folded) {
        Lexicon lexicon = Lexicon.standard();
        for (String word : folded.split(" ")) {
            if (lexicon.isFolded(WordClass.FUNCTION, word) && !lexicon.isFolded(WordClass.PARTICLE, word)) {
                return true;
            }
        }
        return false;
    }

    /// `Voroshin. Yes`, `P.M. Agreed`: one word that is not in capitals before a full stop, or initials with theirs, as
    /// many sentences begin.
    static boolean isBareSurname(Label label) {
        return label.form() == LabelForm.STOP
                && label.key().length() > 1
                && label.key().indexOf(' ') < 0
                && (!Words.isCapitals(label.base(), 2) || label.base().indexOf('.') > 0);
    }

    /// Whether it addresses those to whom a speech or a letter is made: `Mr. Chairman and members of the committee`,
    /// `Ladies and Gentlemen`, `Dear Mr. Example`.
    static boolean isSalutation(String base) {
        return SALUTATIONS.of(base);
    }

    private static boolean judgeSalutation(String base) {
        Lexicon lexicon = Lexicon.standard();
        if (lexicon.occursIn(WordClass.SALUTATION, base)) {
            return true;
        }
        String[] words = Words.fold(base).split(" ");
        return words.length >= 4
                && NameShape.opensWithTitle(base)
                && lexicon.isFolded(WordClass.ROLE, words[0] + " " + words[1])
                && lexicon.isFolded(WordClass.PARTICLE, words[2])
                && lexicon.opens(
                        WordClass.COLLECTIVE, String.join(" ", List.of(words).subList(3, words.length)));
    }

    /// Whether a key is a word for several people, for an unnamed one, or for what could not be read.
    static boolean isUnnamed(String key) {
        return UNNAMED.of(key);
    }

    private static boolean judgeUnnamed(String key) {
        Lexicon lexicon = Lexicon.standard();
        return lexicon.isFolded(WordClass.COLLECTIVE, key)
                || lexicon.isFolded(WordClass.ILLEGIBLE, key)
                || isVoicesOf(key);
    }

    /// `vozes do ps`, `voices from the left`: a word for several people, a small word, and where they sit.
    private static boolean isVoicesOf(String key) {
        Lexicon lexicon = Lexicon.standard();
        int space = key.indexOf(' ');
        for (int at = 1; at < MOST_VOICES && space > 0; at++) {
            int end = key.indexOf(' ', space + 1);
            if (end < 0) {
                return false;
            }
            if (WordClass.PARTICLE.isIn(lexicon.classes(key, space + 1, end))
                    && WordClass.COLLECTIVE.isIn(lexicon.classes(key, 0, space))
                    && key.substring(space + 1).split(" ").length <= MOST_VOICES) {
                return true;
            }
            space = end;
        }
        return false;
    }

    /// Who holds the office, where the label names him in brackets by title and name: `Head of Works (Mr. Example)`;
    /// empty for other labels.
    static String holder(Label label) {
        String printed = label.printed();
        if (printed.indexOf('(') <= 0) {
            return "";
        }
        return Brackets.in(printed, 0, printed.length()).stream()
                .map(bracket -> printed.substring(bracket.start() + 1, bracket.end() - 1))
                .filter(held -> NameShape.opensWithTitle(held) && NameShape.isName(held, MOST_HOLDER_WORDS))
                .findFirst()
                .orElse("");
    }

    /// Whether it names in brackets who holds the office.
    static boolean isHeld(Label label) {
        return !holder(label).isEmpty();
    }

    /// `ben` of `[10:29] ben: Yes`: one word behind a time and before a colon, as chats have who writes.
    static boolean isHandle(Label label) {
        String text = label.line().text();
        int at = label.start() - label.line().start();
        // The name of a web page's element is nobody's, but whoever is called so speaks.
        if (label.form() == LabelForm.COLON
                && label.printed().startsWith("<")
                && label.printed().endsWith(">")) {
            return true;
        }
        if (label.isWriter()) {
            return true;
        }
        boolean timed = at + 4 < text.length()
                && (text.charAt(at) == '[' || text.charAt(at) == '(' || Character.isDigit(text.charAt(at)));
        return timed
                && label.form() == LabelForm.COLON
                && text.lastIndexOf(':', label.end() - label.line().start() - 1) > at
                && HANDLE.matcher(label.printed()).matches()
                && !Lexicon.standard().isFolded(WordClass.FIELD, label.key());
    }

    /// `First`, which is an office only before another word.
    static boolean isWordOfSentences(String base) {
        return base.indexOf(' ') < 0 && base.length() > 3 && Lexicon.standard().is(WordClass.FUNCTION, base);
    }

    /// Whether a name and its office follow, as in `Mr. Example, Assistant Secretary`, and nothing is said.
    static boolean isBeforeName(Label label) {
        String rest = rest(label);
        return !rest.isEmpty()
                && Character.isLetterOrDigit(rest.codePointBefore(rest.length()))
                && NameShape.isName(Brackets.without(rest), MOST_NAME_BEHIND);
    }

    /// Share of words of sentences: `I`, `follows`.
    static double functionShare(String base) {
        return FUNCTION_SHARES.of(base);
    }

    private static double countFunctionWords(String base) {
        if (isWordOfSentences(base)) {
            return 1;
        }
        return share(base, LabelWords::isFunction);
    }

    private static boolean isFunction(WordCursor word) {
        long classes = word.classes();
        // `El` of `El señor` folds to the `él` of sentences; titles are small words, too.
        return WordClass.FUNCTION.isIn(classes)
                && !isTitle(classes)
                && !(word.length() == 1 && word.isCapitalised())
                && !Words.isCapitals(word.word(), 3);
    }

    /// Share of words in small letters that are neither titles nor small words of names.
    static double lowerShare(String base) {
        return LOWER_SHARES.of(base);
    }

    private static double countLowerWords(String base) {
        return share(
                base,
                word -> word.length() > 1
                        && !word.isCapitalised()
                        && !Character.isDigit(base.charAt(word.from()))
                        && !isTitle(word.classes()));
    }

    static boolean hasQuotes(String base) {
        return hasAny(base, QUOTES);
    }

    static boolean hasMarks(String base) {
        return hasAny(base, MARKS) || base.indexOf(',') != base.lastIndexOf(',');
    }

    static boolean isNumbered(String base) {
        // `M. Dupont` has the form of an item `M.`
        return hasAny(base, NUMBER_MARKS)
                && NUMBERED.matcher(base).matches()
                && (hasDigit(base) || !NameShape.opensWithTitle(base));
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static boolean hasAny(String text, String marks) {
        for (int at = 0; at < text.length(); at++) {
            if (marks.indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether the label is in capitals, its title aside, and what follows is not.
    static boolean isInCapitals(Label label) {
        String base = label.base();
        return Words.isCapitals(withoutTitleInSmall(base), 3) && !Words.isCapitals(rest(label), 12);
    }

    private static String withoutTitleInSmall(String base) {
        if (base.isEmpty() || "MDT".indexOf(base.charAt(0)) < 0) {
            return base;
        }
        Matcher title = TITLE_IN_SMALL.matcher(base);
        return title.lookingAt() ? base.substring(title.end()) : base;
    }

    /// Whether a small word of sentences stands before a title: `Cross-examination by Mr. Smith`.
    static boolean isByTitled(String base) {
        List<String> words = Words.printed(base);
        for (int at = 0; at + 1 < words.size(); at++) {
            if (Lexicon.standard().is(WordClass.FUNCTION, words.get(at))
                    && !Lexicon.standard().is(WordClass.PARTICLE, words.get(at))
                    && NameShape.isTitle(words.get(at + 1))) {
                return true;
            }
        }
        return false;
    }

    /// What is said on the label's own line; empty when nothing is.
    static String rest(Label label) {
        return label.isAlone()
                ? ""
                : label.line().text().substring(label.textStart() - label.line().start());
    }

    /// Whether what is said begins with a small letter.
    static boolean opensSmall(Label label) {
        return !label.isAlone()
                && Character.isLowerCase(label.line()
                        .text()
                        .codePointAt(label.textStart() - label.line().start()));
    }

    private static double share(String base, Predicate<WordCursor> is) {
        int words = 0;
        int found = 0;
        for (WordCursor word = Words.in(base); word.next(); words++) {
            found += is.test(word) ? 1 : 0;
        }
        return words == 0 ? 0 : (double) found / words;
    }
}
