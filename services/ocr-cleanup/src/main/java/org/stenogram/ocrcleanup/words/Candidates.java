package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stenogram.ocrcleanup.words.Confusions.Reading;

/// Finds every word of a lexicon that a string may have been printed as: a walk through the lexicon along the
/// string, in which each stretch is itself or what it is confused with.
final class Candidates {

    private static final double DEAREST = 15;
    private static final int LONG_ENOUGH = 4;

    private final Lexicon lexicon;
    private final String word;
    private final int mostEdits;
    private final double dearest;
    /// Per place, what may have been printed from there on.
    private final List<List<Reading>> options;

    private final boolean foldsFirst;
    private final StringBuilder built = new StringBuilder();
    private final List<String> pairs = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final List<Candidate> found = new ArrayList<>();

    private Candidates(Lexicon lexicon, List<List<Reading>> options, String word, double dearest) {
        this.lexicon = lexicon;
        this.options = options;
        this.word = word;
        this.dearest = dearest;
        this.mostEdits = Math.clamp(word.length() / 2, 1, 3);
        this.foldsFirst = Character.isUpperCase(word.charAt(0));
    }

    /// The words of some lexicons that may have been printed, each once.
    ///
    /// @param word what was read, without punctuation at its ends
    /// @param dearest what all confusions of a word may cost at most
    static List<Candidate> of(List<Lexicon> lexicons, Confusions confusions, String word, double dearest) {
        List<List<Reading>> options = new ArrayList<>();
        for (int at = 0; at < word.length(); at++) {
            options.add(options(confusions, word, at));
        }
        Map<String, Candidate> best = new LinkedHashMap<>();
        for (Lexicon lexicon : lexicons) {
            Candidates search = new Candidates(lexicon, options, word, Math.min(dearest, DEAREST));
            search.walk(0, lexicon.root(), 0);
            for (Candidate candidate : search.found) {
                best.merge(candidate.word(), candidate, Candidate::better);
            }
        }
        return List.copyOf(best.values());
    }

    private static List<Reading> options(Confusions confusions, String word, int at) {
        List<Reading> options = new ArrayList<>();
        for (int length = 1; length <= Confusions.LONGEST && at + length <= word.length(); length++) {
            options.addAll(confusions.readings(word.substring(at, at + length)));
        }
        if (word.length() >= LONG_ENOUGH && isSmall(word.charAt(at)) && isSmall(word.charAt(0))) {
            addUnknown(options, word.charAt(at));
        }
        return options;
    }

    /// Any other letter, where the word is long enough to tell.
    private static void addUnknown(List<Reading> options, char read) {
        int known = 1 << (read - 'a');
        for (Reading option : options) {
            char printed = option.printed().isEmpty() ? ' ' : option.printed().charAt(0);
            boolean isLetter = option.length() == 1 && option.printed().length() == 1 && isSmall(printed);
            known |= isLetter ? 1 << (printed - 'a') : 0;
        }
        for (Reading guess : LetterShapes.guesses(read)) {
            if ((known & 1 << (guess.printed().charAt(0) - 'a')) == 0) {
                options.add(guess);
            }
        }
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private void walk(int at, int node, double cost) {
        if (at == word.length()) {
            int commonness = lexicon.commonness(node);
            if (commonness >= 0 && !pairs.isEmpty()) {
                found.add(new Candidate(built.toString(), commonness, cost, List.copyOf(pairs), List.copyOf(costs)));
            }
            return;
        }
        keep(at, node, cost);
        if (Character.getType(word.charAt(at)) == Character.NON_SPACING_MARK && cost + Confusions.MARK <= dearest) {
            pairs.add(word.substring(at, at + 1) + "\t");
            costs.add(Confusions.MARK);
            walk(at + 1, node, cost + Confusions.MARK);
            pairs.removeLast();
            costs.removeLast();
        }
        if (pairs.size() == mostEdits) {
            return;
        }
        for (Reading option : options.get(at)) {
            if (cost + option.cost() <= dearest) {
                replace(at, node, cost, option);
            }
        }
    }

    private void keep(int at, int node, double cost) {
        char letter = word.charAt(at);
        built.append(letter);
        int next = lexicon.next(node, letter == '’' ? '\'' : letter);
        if (next != Lexicon.NOWHERE) {
            walk(at + 1, next, cost);
        }
        if (at == 0 && foldsFirst) {
            int lower = lexicon.next(node, Character.toLowerCase(letter));
            if (lower != Lexicon.NOWHERE) {
                walk(at + 1, lower, cost);
            }
        }
        built.setLength(built.length() - 1);
    }

    private void replace(int at, int node, double cost, Reading option) {
        String printed = option.printed();
        int next = follow(node, printed);
        int folded = at == 0 && Character.isUpperCase(printed.charAt(0))
                ? follow(node, Character.toLowerCase(printed.charAt(0)) + printed.substring(1))
                : Lexicon.NOWHERE;
        if (next == Lexicon.NOWHERE && folded == Lexicon.NOWHERE) {
            return;
        }
        built.append(printed);
        pairs.add(option.pair());
        costs.add(option.cost());
        if (next != Lexicon.NOWHERE) {
            walk(at + option.length(), next, cost + option.cost());
        }
        if (folded != Lexicon.NOWHERE) {
            walk(at + option.length(), folded, cost + option.cost());
        }
        pairs.removeLast();
        costs.removeLast();
        built.setLength(built.length() - printed.length());
    }

    private int follow(int node, String letters) {
        int next = node;
        for (int i = 0; i < letters.length() && next != Lexicon.NOWHERE; i++) {
            next = lexicon.next(next, letters.charAt(i));
        }
        return next;
    }

    /// A word that may have been printed.
    ///
    /// @param word as it would stand in the text
    /// @param commonness of the word, as the lexicon has it
    /// @param cost of all its confusions
    /// @param pairs each confusion: what was read, a tab, what was printed
    /// @param costs of each confusion
    record Candidate(String word, int commonness, double cost, List<String> pairs, List<Double> costs) {

        /// The more probable of two ways to the same word.
        Candidate better(Candidate other) {
            return cost - Vocabulary.share(commonness) <= other.cost - Vocabulary.share(other.commonness)
                    ? this
                    : other;
        }
    }
}
