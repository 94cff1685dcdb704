package org.stenogram.ocrcleanup.words;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stenogram.ocrcleanup.words.Candidates.Candidate;

/// What words that no lexicon has may have been, for all documents of a language. What was searched
/// lately is kept, for documents share their errors, and a chain of rules asks again and again.
public final class Misreadings {

    private static final int KEPT = 20_000;
    /// How much less a document's own habits may make a word's confusions cost, and what a good guess
    /// is better by.
    private static final double SLACK = 4;
    private static final double UNKNOWN = -Math.log(WordChances.DEFAULT_UNKNOWN);
    private static final int SHORTEST = 2;
    private static final List<String> HIATUS = List.of("aë", "aï", "eë", "oö");
    /// As common as `said`, and as `Geneva`: there a mark is rather dirt.
    private static final int COMMON_WORD = 14;
    private static final int COMMON_NAME = 10;
    private static final int SHORT_NAME = 5;
    private static final int OFTEN = 3;
    /// The letters of European languages in Latin script.
    private static final char FIRST_MARKED = '\u00c0';
    private static final char LAST_MARKED = '\u017f';

    private final Language language;
    private final Vocabulary vocabulary;
    private final LetterModel letters;
    private final Map<String, List<Candidate>> kept = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Candidate>> eldest) {
            return size() > KEPT;
        }
    };

    /// @param language whose words are asked for
    public Misreadings(Language language) {
        this.language = language;
        this.vocabulary = language.vocabulary();
        this.letters = language.letters();
    }

    Language language() {
        return language;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    LetterModel letters() {
        return letters;
    }

    /// The words that may have been printed; none for a word that is known, or no word at all.
    List<Candidate> of(String word) {
        synchronized (kept) {
            List<Candidate> known = kept.get(word);
            if (known != null) {
                return known;
            }
        }
        List<Candidate> found = search(word);
        synchronized (kept) {
            kept.put(word, found);
        }
        return found;
    }

    private List<Candidate> search(String word) {
        if (word.length() < SHORTEST
                || !mayBeMisread(word)
                || isInitials(word)
                || (!vocabulary.tellsNames() && Character.isUpperCase(word.charAt(0)) && !isMixed(word))
                || vocabulary.knows(word)
                || isPossessive(word)) {
            return List.of();
        }
        double dearest = UNKNOWN + letters.cost(word) + SLACK + (isMixed(word) ? WordChances.MIXED : 0);
        return Candidates.of(vocabulary.lexicons(), language.confusions(), word, dearest).stream()
                .filter(candidate -> Vocabulary.counts(candidate.word().length(), candidate.commonness()))
                .toList();
    }

    /// Whether a letter with its mark is rather right than dirt: in a rare name, or where the mark
    /// says how a word is spoken.
    boolean mayKeepMark(String word, Candidate candidate) {
        return losesMark(candidate)
                && ((isSpoken(word) && candidate.commonness() < COMMON_WORD)
                        || (isName(candidate.word()) && candidate.commonness() < COMMON_NAME));
    }

    /// Whether a short name would become another, `Ninh` for `Minh`, that the document hardly has.
    boolean mayBeOtherName(String word, Candidate candidate, int count) {
        return word.length() <= SHORT_NAME
                && count < OFTEN
                && !isMixed(word)
                && isName(candidate.word())
                && isName(word);
    }

    /// Whether a letter of some European language would lose its mark.
    private static boolean losesMark(Candidate candidate) {
        for (String pair : candidate.pairs()) {
            char read = pair.charAt(0);
            if (read >= FIRST_MARKED
                    && read <= LAST_MARKED
                    && Normalizer.normalize(pair, Normalizer.Form.NFD).charAt(0) == pair.charAt(pair.length() - 1)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a word is only written with a capital: names keep the letters of their own language,
    /// `Zürich`, `Dvořák`.
    private boolean isName(String word) {
        return Character.isUpperCase(word.charAt(0)) && !vocabulary.knows(word.toLowerCase(Locale.ROOT));
    }

    /// Whether a mark says how a word is spoken: the second of two vowels is one of its own in
    /// `naïve`, `coöperate` and `aërial`, and so is that of `learnèd`.
    private static boolean isSpoken(String word) {
        return HIATUS.stream().anyMatch(word::contains) || word.endsWith("èd");
    }

    /// Words of letters, with at most a digit or sign that was one; not numbers, initials or codes.
    private static boolean mayBeMisread(String word) {
        int lower = 0;
        int letters = 0;
        int strange = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                lower += Character.isLowerCase(c) ? 1 : 0;
            } else if (c != '\'' && c != '’') {
                strange++;
            }
        }
        return lower > 0 && strange * 2 <= letters && !(Character.isDigit(word.charAt(0)) && lower < 3);
    }

    /// Whether capitals have an s behind them: `NLF's`, `PCBs`.
    private static boolean isInitials(String word) {
        int end = word.endsWith("'s") || word.endsWith("’s") ? word.length() - 2 : word.length() - 1;
        if (end < 2 || word.charAt(word.length() - 1) != 's') {
            return false;
        }
        for (int at = 0; at < end; at++) {
            if (!Character.isUpperCase(word.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private boolean isPossessive(String word) {
        int length = word.length();
        if (length < 4) {
            return false;
        }
        char mark = word.charAt(length - 2);
        return (mark == '\'' || mark == '’')
                && word.charAt(length - 1) == 's'
                && vocabulary.knows(word.substring(0, length - 2));
    }

    /// Whether a capital or a digit stands behind a small letter; `McCarthy` and the like are left
    /// out.
    static boolean isMixed(String word) {
        if (word.startsWith("Mc") || word.startsWith("Mac") || word.indexOf('\'') == 1 || word.indexOf('’') == 1) {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isUpperCase(c) || Character.isDigit(c)) {
                return !word.equals(word.toUpperCase(Locale.ROOT));
            }
        }
        return false;
    }
}
