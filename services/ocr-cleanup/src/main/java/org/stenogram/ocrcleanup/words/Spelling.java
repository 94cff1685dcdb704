package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.words.Candidates.Candidate;

/// Decides what a misread word was, as a noisy channel does (Kernighan, Church and Gale 1990): a word
/// is replaced when the most probable printed word, misread, explains what is there far better than a
/// word that no lexicon has.
///
/// Names are protected: a capitalised word that comes back, or that no common word explains, stays. A
/// document that shows a confusion often makes it easier believed elsewhere in it; one that has many
/// unknown words which nothing explains makes all harder believed.
public final class Spelling {

    /// By how much a replacement must be more probable than the word as it is; natural logarithms
    /// here and below.
    private static final double MARGIN = 2.5;
    /// The best candidate against all others.
    private static final double LEAD = 1.2;
    /// So many words must show a confusion before a document is believed to have it.
    private static final int HABIT = 3;
    /// A word that comes back is right, unless the word it may have been comes so many times as
    /// often.
    private static final int RARER = 4;
    /// So many words in old spelling, and one word in so many, make a text an old one.
    private static final int OLD_WORDS = 3;
    private static final int OLD_SHARE = 300;
    /// In an old text a letter that nothing else explains is rather one more old spelling.
    private static final double GUESS_IN_OLD = 4;
    /// What a document nearly always reads for one letter, long s for f, is seldom another.
    private static final double READ_OTHERWISE = 3;

    private final Misreadings misreadings;
    private final DocumentWords document;
    private final WordChances chances;
    private final Map<String, Double> habits;
    /// What the document is in the habit of reading for something else.
    private final Set<String> readOtherwise;
    private final Set<String> old;
    private final boolean longS;

    /// @param document the words of the text that is repaired
    public Spelling(Misreadings misreadings, DocumentWords document) {
        this.misreadings = misreadings;
        this.document = document;
        List<String> unknown = unknown(misreadings, document);
        this.old = old(misreadings.language(), document, unknown);
        Spelling first = new Spelling(misreadings, document, chances(misreadings, document, 0), old);
        Map<String, Integer> seen = new HashMap<>();
        int unexplained = 0;
        for (String word : unknown) {
            boolean isName = !Character.isLowerCase(word.charAt(0));
            // A misreading that comes back speaks for a habit, too, if others share it.
            Optional<Candidate> repair = first.repair(word, isName);
            repair.ifPresent(made -> made.pairs().forEach(pair -> seen.merge(pair, 1, Integer::sum)));
            if (repair.isEmpty() && !isName) {
                unexplained += document.count(word);
            }
        }
        this.chances = chances(misreadings, document, (double) unexplained / Math.max(document.total(), 1));
        this.habits = habits(seen);
        this.longS = LongS.isPrinted(seen);
        this.readOtherwise = habits.keySet().stream().map(Spelling::read).collect(Collectors.toSet());
    }

    private Spelling(Misreadings misreadings, DocumentWords document, WordChances chances, Set<String> old) {
        this.misreadings = misreadings;
        this.document = document;
        this.chances = chances;
        this.habits = Map.of();
        this.longS = false;
        this.readOtherwise = Set.of();
        this.old = old;
    }

    /// The words in old spelling, none in a text that is not an old one: there they are misreadings.
    private static Set<String> old(Language language, DocumentWords document, List<String> unknown) {
        Set<String> found = new HashSet<>();
        int total = 0;
        for (String word : unknown) {
            if (language.oldSpelling().explains(word)) {
                found.add(word);
                total += document.count(word);
            }
        }
        return found.size() >= OLD_WORDS && (long) total * OLD_SHARE >= document.total() ? found : Set.of();
    }

    /// The spellings of a document that are no words.
    private static List<String> unknown(Misreadings misreadings, DocumentWords document) {
        List<String> unknown = new ArrayList<>();
        for (int spelling = 0; spelling < document.spellings(); spelling++) {
            if (document.count(spelling) > 0 && !document.isKnown(spelling, misreadings.vocabulary())) {
                unknown.add(document.spelt(spelling));
            }
        }
        return unknown;
    }

    private static WordChances chances(Misreadings misreadings, DocumentWords document, double unknown) {
        return new WordChances(
                misreadings.vocabulary(),
                misreadings.letters(),
                document,
                Math.max(unknown, WordChances.DEFAULT_UNKNOWN));
    }

    private Map<String, Double> habits(Map<String, Integer> seen) {
        Map<String, Double> costs = new HashMap<>();
        seen.forEach((pair, count) -> {
            if (count >= HABIT) {
                int of = document.spellingsWith(pair.substring(pair.indexOf('\t') + 1));
                costs.put(pair, Confusions.cost((double) (count - 1) / (of + count)));
            }
        });
        return costs;
    }

    /// What was printed where the document has each spelling, by its number; null where the spelling
    /// stands.
    public @Nullable String[] printed() {
        @Nullable String[] printed = new String[document.spellings()];
        for (int spelling = 0; spelling < printed.length; spelling++) {
            printed[spelling] = document.count(spelling) > 0 ? printed(spelling).orElse(null) : null;
        }
        return printed;
    }

    private Optional<String> printed(int spelling) {
        Optional<String> printed =
                longS ? LongS.printed(document.spelt(spelling), misreadings.vocabulary()) : Optional.empty();
        return printed.isPresent() || document.isKnown(spelling, misreadings.vocabulary())
                ? printed
                : repair(document.spelt(spelling)).map(Candidate::word);
    }

    private Optional<Candidate> repair(String word) {
        return repair(word, true);
    }

    /// @param protects whether a word that comes back is rather right than misread
    private Optional<Candidate> repair(String word, boolean protects) {
        if (old.contains(word)) {
            return Optional.empty();
        }
        Candidate best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        double all = 0;
        for (Candidate candidate : misreadings.of(word)) {
            int count = document.count(candidate.word());
            if ((count == 0 && misreadings.mayKeepMark(word, candidate))
                    || misreadings.mayBeOtherName(word, candidate, count)) {
                continue;
            }
            double score = chances.of(candidate.word(), candidate.commonness()) - cost(candidate);
            all += Math.exp(score);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        if (best == null || bestScore - stands(word, best, protects) < MARGIN) {
            return Optional.empty();
        }
        double others = all - Math.exp(bestScore);
        return others > 0 && bestScore - Math.log(others) < LEAD ? Optional.empty() : Optional.of(best);
    }

    private double cost(Candidate candidate) {
        double cost = 0;
        for (int i = 0; i < candidate.pairs().size(); i++) {
            double usual = candidate.costs().get(i);
            double here = old.isEmpty() || !LetterShapes.isGuess(usual) ? usual : usual + GUESS_IN_OLD;
            String pair = candidate.pairs().get(i);
            Double habit = habits.get(pair);
            if (habit == null) {
                cost += here + (readOtherwise.contains(read(pair)) ? READ_OTHERWISE : 0);
            } else {
                cost += Math.min(here, habit);
            }
        }
        return cost;
    }

    /// What was read, of a confusion.
    private static String read(String pair) {
        return pair.substring(0, pair.indexOf('\t'));
    }

    /// Whether the document has a habit of all confusions of a candidate, as one printed with long s
    /// has: there the same misreading comes back.
    private boolean isHabitual(Candidate candidate) {
        return habits.keySet().containsAll(candidate.pairs());
    }

    /// How probable it is that the word is right as it is.
    private double stands(String word, Candidate rival, boolean protects) {
        int count = document.count(word);
        double chance = chances.unknown(word);
        if (Misreadings.isMixed(word)) {
            return chance - WordChances.MIXED;
        }
        if (protects && count > 1 && document.count(rival.word()) < RARER * count && !isHabitual(rival)) {
            return Math.log(Math.exp(chance) + 0.5 * (count - 1) / document.total());
        }
        return chance;
    }
}
