package org.stenogram.speakersegmentation.turns;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.layout.PageMarks;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.WordCursor;
import org.stenogram.speakersegmentation.lexicon.Words;

/// How much a line without a label looks like something that nobody speaks, in logits: above 0 it is more likely an
/// aside than more of the speech before. Silence is taken for speech: a speech runs from its label to the next one.
final class AsideEvidence {

    private static final double PRIOR = -2.2;
    private static final int DEEP = 8;
    private static final int LONG_WORD = 10;
    private static final int MOST_WORDS = 14;
    private static final int MOST_SUBJECT = 7;
    private static final int LEAST_SUBJECT = 4;
    /// The subject, the verb and one word before it: the rest is not taken apart.
    private static final int LONGEST_TOLD = 90;
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_OUTCOME = 120;
    private static final int LONGEST_FIRST_PERSON = 12;
    private static final String RULE_MARKS = "-_=*~.";
    private static final int LONGEST_VOTE = 24;

    /// Beyond [#PRIOR]: what goes on is no more likely spoken than not.
    private static final double GOES_ON_TELLING = 2.3;

    private static final Pattern RULE = Pattern.compile("[-_=*~.\\s]{4,}");

    /// When a caption is shown: `00:00:01.000 --> 00:00:04.000`.
    private static final Pattern CUE = Pattern.compile("(?:\\d{2}:)?\\d{2}:\\d{2}[.,]\\d{3} --> ");

    private static final Pattern MARKS_AROUND = Pattern.compile("^(\\*\\*|__|#+)|(\\*\\*|__)$");
    private static final int LONGEST_IN_IDEOGRAPHS = 24;
    private static final Pattern IDEOGRAPHIC = Pattern.compile("[，。；：！？…]");

    /// A heading of Markdown: `## Next meeting`.
    private static final Pattern SECTION = Pattern.compile("#{1,6} +\\S");

    private static final Pattern YEAR = Pattern.compile("\\b1[5-9]\\d\\d\\b|\\b20\\d\\d\\b");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    private static final String SPACES = " \t\n\u000b\f\r";

    private AsideEvidence() {}

    /// @param label whether it is more likely a label than not, which has the form of a heading, too
    /// @param quoting whether a line before, since the last label, was an aside that announces a document
    /// @param telling whether a line before, since the last label, told of what was done and nobody has
    ///     spoken since
    static double of(Line line, boolean label, boolean quoting, boolean telling) {
        String text = line.text();
        if (PageMarks.isMark(text)) {
            return 0.2;
        }
        if (line.isBracketed() || isBetweenSlashes(text) || isDirection(text)) {
            return 4;
        }
        if (isRuleOrCue(text)) {
            return 3;
        }
        if (opensSection(line)) {
            return 4;
        }
        double evidence = PRIOR;
        boolean firstPerson = hasFirstPerson(text);
        if (firstPerson) {
            evidence -= 1.2;
        }
        if (text.endsWith("?") || text.endsWith("!")) {
            evidence -= 1;
        }
        if (quoting) {
            evidence += firstPerson && line.indent() < 4 ? 1.5 : 3.6;
        }
        if (!label && isHeading(line)) {
            evidence += 3.4;
        }
        if (Lexicon.standard().opens(WordClass.NARRATIVE, text)) {
            evidence += firstPerson ? 2 : 3.6;
        } else if (closesNarrative(text) || isOutcome(line) || countsVotes(text)) {
            evidence += firstPerson ? 0 : 3.6;
        } else if (tells(text)) {
            evidence += firstPerson ? 0.5 : 2.7;
        } else if (telling && !quoting && !firstPerson) {
            evidence += GOES_ON_TELLING;
        }
        return evidence;
    }

    /// Whether a heading is marked as one.
    static boolean opensSection(Line line) {
        return line.text().charAt(0) == '#' && SECTION.matcher(line.text()).lookingAt();
    }

    private static boolean isRuleOrCue(String text) {
        char first = text.charAt(0);
        return (RULE_MARKS.indexOf(first) >= 0 && RULE.matcher(text).matches())
                || (Character.isDigit(first) && CUE.matcher(text).lookingAt());
    }

    /// Whether the line tells of what was done: others that nobody speaks may follow.
    static boolean isTold(Line line) {
        String text = line.text();
        return !hasFirstPerson(text)
                && (Lexicon.standard().opens(WordClass.NARRATIVE, text) || tells(text))
                && !line.isBracketed();
    }

    /// `Laughter.`
    private static boolean isDirection(String text) {
        return text.length() <= LONGEST_VOTE
                && text.length() >= 5
                && Lexicon.standard().is(WordClass.DIRECTION, text);
    }

    /// `/Remark of the translator/`.
    private static boolean isBetweenSlashes(String text) {
        return text.length() > 2
                && text.charAt(0) == '/'
                && text.charAt(text.length() - 1) == '/'
                && text.indexOf('/', 1) == text.length() - 1;
    }

    /// A sentence or two on a line of their own of what became of a motion or a meeting: `The proposal is adopted.`
    private static boolean isOutcome(Line line) {
        String text = line.text();
        if (!line.isParagraph()
                || text.length() > LONGEST_OUTCOME
                || !Words.isCapitalised(text)
                || text.indexOf('?') >= 0) {
            return false;
        }
        // `The meeting of 1951 was adjourned` is remembered, not recorded.
        return Lexicon.standard().opens(WordClass.PROCEDURE, withoutArticle(text))
                && !YEAR.matcher(text).find()
                && Stream.of(SENTENCE_END.split(text))
                        .allMatch(sentence -> Lexicon.standard().occursIn(WordClass.OUTCOME, sentence));
    }

    private static String withoutArticle(String text) {
        int space = text.indexOf(' ');
        int apostrophe = Math.max(text.indexOf('\''), text.indexOf('’'));
        if (apostrophe > 0 && apostrophe <= 2) {
            return text.substring(apostrophe + 1);
        }
        return space > 0 && Lexicon.standard().is(WordClass.PARTICLE, text.substring(0, space))
                ? text.substring(space + 1)
                : text;
    }

    /// `In favour: Norland, Sudland`, `NAYS--41`: how a vote came out.
    private static boolean countsVotes(String text) {
        for (int at = 2; at < Math.min(text.length(), LONGEST_VOTE); at++) {
            char c = text.charAt(at);
            if (c == ':' || c == '—' || c == '–' || c == '-') {
                return Lexicon.standard().is(WordClass.VOTE, text.substring(0, at));
            }
        }
        return false;
    }

    /// Whether the line announces a document that is read or printed.
    static boolean announces(Line line) {
        String text = line.text();
        boolean ends = text.endsWith(":") || text.endsWith(":]") || text.endsWith(":)");
        return ends && Lexicon.standard().closes(WordClass.INTRODUCES_DOCUMENT, text);
    }

    static boolean isHeading(Line line) {
        if (line.text().length() > 130) {
            return false;
        }
        String text = withoutMarks(line.text());
        if (text.length() > 120 || text.isEmpty()) {
            return false;
        }
        // Without capitals, only its place and its length tell a heading.
        if (Words.isIdeographic(text)) {
            return line.isParagraph()
                    && text.length() <= LONGEST_IN_IDEOGRAPHS
                    && !IDEOGRAPHIC.matcher(text).find();
        }
        boolean capitals = Words.isCapitals(text, 4);
        // Between lines of speech that no blank line parts, capitals alone make a heading.
        if (!(line.isParagraph() || line.indent() >= DEEP || capitals)) {
            return false;
        }
        boolean open = ".?!,;—–\"”…-".indexOf(text.charAt(text.length() - 1)) < 0;
        int words = Words.count(text, MOST_WORDS);
        if (!open
                || words == 0
                || words > MOST_WORDS
                || (words == 1 && !line.isParagraph() && !Words.isCapitals(text, LONG_WORD))) {
            return false;
        }
        boolean bold = !text.equals(line.text());
        return capitals || bold || line.indent() >= DEEP || (words >= 2 && isTitled(text));
    }

    private static String withoutMarks(String text) {
        boolean marked = text.startsWith("#") || text.contains("**") || text.contains("__");
        return (marked ? MARKS_AROUND.matcher(text).replaceAll("") : text).strip();
    }

    /// Whether no word is in small letters but short and small ones.
    private static boolean isTitled(String text) {
        for (WordCursor word = Words.in(text); word.next(); ) {
            if (Character.isLowerCase(text.codePointAt(word.from()))
                    && word.length() > 3
                    && !WordClass.PARTICLE.isIn(word.classes())) {
                return false;
            }
        }
        return true;
    }

    /// One short sentence of what was done: `The agenda was adopted.`
    private static boolean closesNarrative(String text) {
        return text.length() <= LONGEST_OUTCOME
                && Words.isCapitalised(text)
                && Lexicon.standard().closes(WordClass.NARRATIVE_END, text);
    }

    /// Whether somebody speaks of himself or to somebody: `I`, `we'll`, `you`.
    static boolean hasFirstPerson(String text) {
        Lexicon lexicon = Lexicon.standard();
        for (WordCursor word = Words.in(text); word.next(); ) {
            int end = beforeApostrophe(text, word.from(), word.to());
            int length = end - word.from();
            boolean mayBe = length > 1 && length < LONGEST_FIRST_PERSON;
            if ((length == 1 && text.charAt(word.from()) == 'I')
                    || (mayBe && WordClass.FIRST_PERSON.isIn(lexicon.classes(text, word.from(), end)))) {
                return true;
            }
        }
        return false;
    }

    private static int beforeApostrophe(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != '\'' && text.charAt(at) != '’') {
            at++;
        }
        return at;
    }

    /// Whether it tells of somebody, by office or name, who did something.
    private static boolean tells(String text) {
        int end = Math.min(text.length(), LONGEST_TOLD);
        int first = skip(text, 0, end, true);
        int from = first;
        int to = skip(text, from, end, false);
        int firstEnd = to;
        int subjectEnd = first;
        int subjects = 0;
        while (from < end && subjects < MOST_SUBJECT && isSubject(text, from, to)) {
            subjects++;
            subjectEnd = to;
            from = skip(text, to, end, true);
            to = skip(text, from, end, false);
        }
        if (subjects == 0 || from >= end) {
            return false;
        }
        if (isThenOrAlso(text, from, to) && skip(text, to, end, true) < end) {
            from = skip(text, to, end, true);
            to = skip(text, from, end, false);
        }
        if (!WordClass.NARRATIVE_VERB.isIn(Lexicon.standard().classes(text, from, to))) {
            return false;
        }
        boolean shortWord = subjects == 1
                && firstEnd - first < LEAST_SUBJECT
                && !NameShape.opensWithTitle(text.substring(first, firstEnd));
        return !shortWord
                && (NameShape.opensWithTitle(text.substring(0, Math.min(LONGEST_TITLE, text.length())))
                        || NameShape.isName(text.substring(first, subjectEnd), MOST_SUBJECT));
    }

    /// Where the white space that begins here ends, or the word.
    private static int skip(String text, int from, int end, boolean spaces) {
        int at = from;
        while (at < end && (SPACES.indexOf(text.charAt(at)) >= 0) == spaces) {
            at++;
        }
        return at;
    }

    private static boolean isThenOrAlso(String text, int from, int to) {
        return to - from == 4 && (text.startsWith("then", from) || text.startsWith("also", from));
    }

    private static boolean isSubject(String text, int from, int to) {
        if (",;:?!".indexOf(text.charAt(to - 1)) >= 0) {
            return false;
        }
        if (Words.isCapitalised(text, from, to)) {
            return true;
        }
        long classes = Lexicon.standard().classes(text, from, to);
        return WordClass.PARTICLE.isIn(classes) || WordClass.OFFICE.isIn(classes);
    }
}
