package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stenogram.ocrcleanup.words.Candidates.Candidate;

/// Decides what a misread word was, as a noisy channel does (Kernighan, Church and Gale 1990): a word is replaced when
/// the most probable printed word, misread, explains what is there far better than a word that no lexicon has.
///
/// Names are protected: a capitalised word that comes back, or that no common word explains, stays.
public final class Spelling {

    /// By how much a replacement must be more probable than the word as it is; natural logarithms here and below.
    private static final double MARGIN = 2.5;
    /// The best candidate against all others.
    private static final double LEAD = 1.2;
    /// No word has a capital or a digit in its middle, but for a few.
    private static final double MIXED = -9;
    private static final int SHORTEST = 2;

    private final Vocabulary vocabulary;
    private final LetterModel letters;
    private final DocumentWords document;
    private final WordChances chances;
    private final Confusions confusions;
    private final Map<String, Optional<Repair>> known = new HashMap<>();

    /// @param document the words of the text that is repaired
    public Spelling(Vocabulary vocabulary, LetterModel letters, Confusions confusions, DocumentWords document) {
        this.vocabulary = vocabulary;
        this.letters = letters;
        this.document = document;
        Spelling first = new Spelling(vocabulary, letters, confusions, document, WordChances.DEFAULT_UNKNOWN);
        Map<String, Optional<Repair>> repairs = new HashMap<>();
        int unexplained = 0;
        for (String word : document.spellings()) {
            Optional<Repair> repair = first.repair(word);
            repairs.put(word, repair);
            if (repair.isEmpty() && Character.isLowerCase(word.charAt(0)) && !vocabulary.knows(word)) {
                unexplained += document.count(word);
            }
        }
        double share = Math.max(WordChances.DEFAULT_UNKNOWN, (double) unexplained / Math.max(document.total(), 1));
        this.chances = new WordChances(vocabulary, letters, document, share);
        this.confusions = adapted(confusions, repairs);
    }

    private Spelling(
            Vocabulary vocabulary, LetterModel letters, Confusions confusions, DocumentWords document, double unknown) {
        this.vocabulary = vocabulary;
        this.letters = letters;
        this.document = document;
        this.chances = new WordChances(vocabulary, letters, document, unknown);
        this.confusions = confusions;
    }

    /// What a document shows more often than others, it is easier believed elsewhere in it.
    private Confusions adapted(Confusions standard, Map<String, Optional<Repair>> repairs) {
        Map<String, Integer> seen = new HashMap<>();
        for (Optional<Repair> repair : repairs.values()) {
            repair.ifPresent(made -> made.pairs().forEach(pair -> seen.merge(pair, 1, Integer::sum)));
        }
        Map<String, Double> rates = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        seen.forEach((pair, count) -> {
            if (count >= 3) {
                String printed = pair.substring(pair.indexOf('\t') + 1);
                int of = places.computeIfAbsent(printed, this::spellingsWith);
                rates.put(pair, (double) (count - 1) / (of + count));
            }
        });
        return rates.isEmpty() ? standard : standard.with(rates);
    }

    private int spellingsWith(String part) {
        int with = 0;
        for (String word : document.spellings()) {
            with += word.contains(part) ? 1 : 0;
        }
        return with;
    }

    /// What was printed where a word was read, empty when the word stands.
    public Optional<String> printed(String word) {
        return known.computeIfAbsent(word, this::repair).map(Repair::word);
    }

    private Optional<Repair> repair(String word) {
        if (word.length() < SHORTEST || !mayBeMisread(word) || vocabulary.knows(word) || isPossessive(word)) {
            return Optional.empty();
        }
        Candidate best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        double all = 0;
        for (Candidate candidate : candidates(word)) {
            double score = score(candidate);
            all += Math.exp(score);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        if (best == null || bestScore - stands(word, best) < MARGIN) {
            return Optional.empty();
        }
        double others = all - Math.exp(bestScore);
        if (others > 0 && bestScore - Math.log(others) < LEAD) {
            return Optional.empty();
        }
        return Optional.of(new Repair(best.word(), best.pairs()));
    }

    private List<Candidate> candidates(String word) {
        Map<String, Candidate> best = new HashMap<>();
        List<Candidate> found = new ArrayList<>();
        for (Lexicon lexicon : vocabulary.lexicons()) {
            found.addAll(Candidates.of(lexicon, confusions, word));
        }
        for (Candidate candidate : found) {
            if (Vocabulary.counts(candidate.word().length(), candidate.commonness())) {
                best.merge(
                        candidate.word(),
                        candidate,
                        (one, two) -> one.cost() - Vocabulary.share(one.commonness())
                                        <= two.cost() - Vocabulary.share(two.commonness())
                                ? one
                                : two);
            }
        }
        return List.copyOf(best.values());
    }

    private double score(Candidate candidate) {
        return chances.of(candidate.word(), candidate.commonness()) - candidate.cost();
    }

    /// How probable it is that the word is right as it is.
    private double stands(String word, Candidate rival) {
        int count = document.count(word);
        double chance = chances.unknown(word);
        if (isMixed(word)) {
            return chance + MIXED;
        }
        if (count > 1 && document.count(rival.word()) < 4 * count) {
            return Math.log(Math.exp(chance) + 0.5 * (count - 1) / document.total());
        }
        return chance;
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
            if ((Character.isUpperCase(c) || Character.isDigit(c)) && hasLower(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLower(String word) {
        return !word.equals(word.toUpperCase(Locale.ROOT));
    }

    /// What a word was, and the confusions that made it what was read.
    private record Repair(String word, List<String> pairs) {}
}
