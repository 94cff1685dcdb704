package org.stenogram.speakersegmentation.turns;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.layout.PageMarks;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// How much a line without a label looks like something that nobody speaks, in logits: above 0 it is more likely an
/// aside than more of the speech before. Silence is taken for speech: a speech runs from its label to the next one.
final class AsideEvidence {

    private static final double PRIOR = -2.2;
    private static final int DEEP = 8;
    private static final int LONG_WORD = 10;
    private static final int LONGEST_OUTCOME = 120;
    private static final int LONGEST_VOTE = 24;

    /// Beyond [#PRIOR]: what goes on is no more likely spoken than not.
    private static final double GOES_ON_TELLING = 2.3;

    private static final Pattern RULE = Pattern.compile("[-_=*~.\\s]{4,}");

    /// When a caption is shown: `00:00:01.000 --> 00:00:04.000`.
    private static final Pattern CUE = Pattern.compile("(?:\\d{2}:)?\\d{2}:\\d{2}[.,]\\d{3} --> ");

    private static final Pattern MARKS_AROUND = Pattern.compile("^(\\*\\*|__|#+)|(\\*\\*|__)$");
    private static final Pattern YEAR = Pattern.compile("\\b1[5-9]\\d\\d\\b|\\b20\\d\\d\\b");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private AsideEvidence() {}

    /// @param label whether it is more likely a label than not, which has the form of a heading, too
    /// @param quoting whether a line before, since the last label, was an aside that announces a document
    /// @param telling whether a line before, since the last label, told of what was done and all since goes on
    static double of(Line line, boolean label, boolean quoting, boolean telling) {
        String text = line.text();
        if (PageMarks.isMark(text)) {
            return 0.2;
        }
        if (line.isBracketed() || isBetweenSlashes(text) || isDirection(text)) {
            return 4;
        }
        if (RULE.matcher(text).matches() || CUE.matcher(text).lookingAt()) {
            return 3;
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
        String text = MARKS_AROUND.matcher(line.text()).replaceAll("").strip();
        if (text.length() > 120 || text.isEmpty()) {
            return false;
        }
        boolean capitals = Words.isCapitals(text, 4);
        // Between lines of speech that no blank line parts, capitals alone make a heading.
        if (!(line.isParagraph() || line.indent() >= DEEP || capitals)) {
            return false;
        }
        List<String> words = Words.printed(text);
        if (words.isEmpty()
                || words.size() > 14
                || (words.size() == 1 && !line.isParagraph() && !Words.isCapitals(text, LONG_WORD))) {
            return false;
        }
        boolean bold = !text.equals(line.text());
        boolean open = ".?!,;—–\"”…-".indexOf(text.charAt(text.length() - 1)) < 0;
        boolean titled = words.stream()
                .allMatch(word -> !Character.isLowerCase(word.codePointAt(0))
                        || word.length() <= 3
                        || Lexicon.standard().is(WordClass.PARTICLE, word));
        return open && (capitals || bold || line.indent() >= DEEP || (titled && words.size() >= 2));
    }

    /// One short sentence of what was done: `The agenda was adopted.`
    private static boolean closesNarrative(String text) {
        return text.length() <= LONGEST_OUTCOME
                && Words.isCapitalised(text)
                && Lexicon.standard().closes(WordClass.NARRATIVE_END, text);
    }

    /// Whether somebody speaks of himself or to somebody: `I`, `we'll`, `you`.
    static boolean hasFirstPerson(String text) {
        for (String printed : Words.printed(text)) {
            String word = beforeApostrophe(printed);
            boolean mayBe = word.length() > 1 && word.length() < 12;
            if (word.equals("I") || (mayBe && Lexicon.standard().is(WordClass.FIRST_PERSON, word))) {
                return true;
            }
        }
        return false;
    }

    private static String beforeApostrophe(String word) {
        int at = 0;
        while (at < word.length() && word.charAt(at) != '\'' && word.charAt(at) != '’') {
            at++;
        }
        return word.substring(0, at);
    }

    /// Whether it tells of somebody, by office or name, who did something.
    private static boolean tells(String text) {
        String[] words = WHITE_SPACE.split(text.substring(0, Math.min(text.length(), 90)));
        int at = 0;
        while (at < Math.min(words.length, 7) && isSubject(words[at])) {
            at++;
        }
        if (at == 0
                || at >= words.length
                || (at == 1 && !NameShape.opensWithTitle(words[0]) && words[0].length() < 4)) {
            return false;
        }
        boolean someone = NameShape.opensWithTitle(text.substring(0, Math.min(60, text.length())))
                || NameShape.isName(String.join(" ", List.of(words).subList(0, at)), 7);
        String verb = words[at].equals("then") || words[at].equals("also")
                ? words[Math.min(at + 1, words.length - 1)]
                : words[at];
        return someone && Lexicon.standard().is(WordClass.NARRATIVE_VERB, verb);
    }

    private static boolean isSubject(String word) {
        return !word.isEmpty()
                && ",;:?!".indexOf(word.charAt(word.length() - 1)) < 0
                && (Words.isCapitalised(word)
                        || Lexicon.standard().is(WordClass.PARTICLE, word)
                        || Lexicon.standard().is(WordClass.OFFICE, word));
    }
}
