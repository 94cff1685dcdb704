package org.stenogram.ocrcleanup.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stenogram.ocrcleanup.words.Candidates.Candidate;

/// What words that no lexicon has may have been, for all documents of a language. What was searched lately is kept,
/// for documents share their errors, and a chain of rules asks again and again.
public final class Misreadings {

    private static final int KEPT = 20_000;
    /// How much less a document's own habits may make a word's confusions cost, and what a good guess is better by.
    private static final double SLACK = 4;
    private static final double UNKNOWN = -Math.log(WordChances.DEFAULT_UNKNOWN);
    private static final int SHORTEST = 2;

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
        if (word.length() < SHORTEST || !mayBeMisread(word) || vocabulary.knows(word) || isPossessive(word)) {
            return List.of();
        }
        double dearest = UNKNOWN + letters.cost(word) + SLACK + (isMixed(word) ? WordChances.MIXED : 0);
        return Candidates.of(vocabulary.lexicons(), language.confusions(), word, dearest).stream()
                .filter(candidate -> Vocabulary.counts(candidate.word().length(), candidate.commonness()))
                .toList();
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

    /// Whether a capital or a digit stands behind a small letter; `McCarthy` and the like are left out.
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
