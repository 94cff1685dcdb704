package org.stenogram.speakersegmentation.turns;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelForm;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// What the words of a possible label say, the record around it left aside.
final class LabelWords {

    /// Names of fields that people who speak are called by, too.
    private static final Set<String> SPEAKING_FIELDS = Set.of("question", "answer", "translator", "press");

    private static final int LONG_FIELD = 7;
    private static final int MOST_VOICES = 4;
    private static final int MOST_HOLDER_WORDS = 6;
    private static final int MOST_NAME_BEHIND = 10;

    private static final Pattern HANDLE = Pattern.compile("\\p{L}[\\p{L}\\d_.-]{1,30}");
    private static final Pattern QUOTE = Pattern.compile("[\"“”„«»]");
    private static final Pattern NUMBERED =
            Pattern.compile("[IVXLCivxlc]{1,5}[.)] .*|\\p{L}[.)] \\p{L}{4,}.*|.*\\b\\d+\\b.*");
    private static final Pattern MARKS = Pattern.compile("[\"“”„«»/=<>#%+]|[—–]|,[^,]*,");
    private static final Pattern NUMBERS_AROUND = Pattern.compile("^[\\divx]+ |( no)?( [\\divx]+)?( [a-z])?$");
    private static final Pattern TITLE_IN_SMALL = Pattern.compile("^(Mr|Mrs|Ms|Dr|The|Miss|Messrs)\\b\\.?");

    private LabelWords() {}

    static boolean isTitle(String word) {
        return NameShape.isTitle(word) || Lexicon.standard().is(WordClass.PARTICLE, word);
    }

    /// The last word that is no title, folded; empty when there is none of three letters.
    static String lastName(String base) {
        for (String word : Words.printed(base).reversed()) {
            String folded = Words.fold(word);
            if (folded.length() >= 3 && !isTitle(word)) {
                return folded;
            }
        }
        return "";
    }

    /// Whether it is, begins or ends with the name of a field: `DATE & TIME`, `1 Source`, `Question 3`.
    static boolean isField(String base) {
        Lexicon lexicon = Lexicon.standard();
        String folded = Words.fold(base);
        if (SPEAKING_FIELDS.contains(folded) || isOffice(folded) || isUnnamed(folded)) {
            return false;
        }
        String bare = NUMBERS_AROUND.matcher(folded).replaceAll("").strip();
        return lexicon.isFolded(WordClass.FIELD, bare)
                || lexicon.isFolded(WordClass.ATTENDANCE, bare)
                || isFieldOfMany(bare)
                || (bare.contains(" ")
                        && !NameShape.opensWithTitle(base)
                        && ((lexicon.opens(WordClass.FIELD, bare) && !opensWithParticle(bare))
                                || lexicon.closes(WordClass.FIELD, bare)));
    }

    /// `General subjects`, whose last word nobody is called, though generals are.
    private static boolean isFieldOfMany(String folded) {
        String last = folded.substring(folded.lastIndexOf(' ') + 1);
        return last.length() >= LONG_FIELD
                && last.endsWith("s")
                && Lexicon.standard().isFolded(WordClass.FIELD, last);
    }

    /// `De` of `De Lucchi` and `Von` of `Von Example`, which other languages have as fields.
    private static boolean opensWithParticle(String folded) {
        return Lexicon.standard().isFolded(WordClass.PARTICLE, folded.substring(0, folded.indexOf(' ')));
    }

    /// Whether a key is an office, with or without what it is for: `the minister of fisheries`.
    static boolean isOffice(String key) {
        Lexicon lexicon = Lexicon.standard();
        if (lexicon.isFolded(WordClass.ROLE, key)) {
            return true;
        }
        String[] words = key.split(" ");
        for (int to = words.length - 2; to > 0; to--) {
            if (lexicon.isFolded(WordClass.PARTICLE, words[to])
                    && lexicon.isFolded(
                            WordClass.ROLE, String.join(" ", List.of(words).subList(0, to)))) {
                return List.of(words).subList(to, words.length).stream()
                        .noneMatch(word -> lexicon.isFolded(WordClass.FUNCTION, word)
                                && !lexicon.isFolded(WordClass.PARTICLE, word));
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
        Lexicon lexicon = Lexicon.standard();
        return lexicon.isFolded(WordClass.COLLECTIVE, key)
                || lexicon.isFolded(WordClass.ILLEGIBLE, key)
                || isVoicesOf(key);
    }

    /// `vozes do ps`, `voices from the left`: a word for several people, a small word, and where they sit.
    private static boolean isVoicesOf(String key) {
        Lexicon lexicon = Lexicon.standard();
        String[] words = key.split(" ");
        for (int at = 1; at < Math.min(words.length - 1, MOST_VOICES); at++) {
            if (lexicon.isFolded(WordClass.PARTICLE, words[at])
                    && words.length - at <= MOST_VOICES
                    && lexicon.isFolded(
                            WordClass.COLLECTIVE,
                            String.join(" ", List.of(words).subList(0, at)))) {
                return true;
            }
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
        if (isWordOfSentences(base)) {
            return 1;
        }
        return share(Words.printed(base), word -> {
            boolean letter = word.length() == 1 && Words.isCapitalised(word);
            // `El` of `El señor` folds to the `él` of sentences.
            boolean small = word.length() <= 3 && Lexicon.standard().is(WordClass.PARTICLE, word);
            return !letter
                    && !small
                    && !isTitle(word)
                    && Lexicon.standard().is(WordClass.FUNCTION, word)
                    && !Words.isCapitals(word, 3);
        });
    }

    /// Share of words in small letters that are neither titles nor small words of names.
    static double lowerShare(String base) {
        return share(
                Words.printed(base),
                word -> word.length() > 1
                        && !Words.isCapitalised(word)
                        && !Character.isDigit(word.charAt(0))
                        && !isTitle(word));
    }

    static boolean hasQuotes(String base) {
        return QUOTE.matcher(base).find();
    }

    static boolean hasMarks(String base) {
        return MARKS.matcher(base).find();
    }

    static boolean isNumbered(String base) {
        return NUMBERED.matcher(base).matches();
    }

    /// Whether the label is in capitals, its title aside, and what follows is not.
    static boolean isInCapitals(String base, String rest) {
        return Words.isCapitals(TITLE_IN_SMALL.matcher(base).replaceAll(""), 3) && !Words.isCapitals(rest, 12);
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
        String rest = rest(label);
        return !rest.isBlank() && Character.isLowerCase(rest.codePointAt(0));
    }

    private static double share(List<String> words, Predicate<String> is) {
        return words.isEmpty() ? 0 : (double) words.stream().filter(is).count() / words.size();
    }
}
