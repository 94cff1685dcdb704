package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.List;

/// Finds every word of a lexicon that a string may have been printed as: a walk through the lexicon along the
/// string, in which each stretch is itself or what it is confused with.
final class Candidates {

    private static final int MOST_EDITS = 3;
    private static final double DEAREST = 15;

    private final Lexicon lexicon;
    private final Confusions confusions;
    private final String word;
    private final boolean foldsFirst;
    private final StringBuilder built = new StringBuilder();
    private final List<String> pairs = new ArrayList<>();
    private final List<Candidate> found = new ArrayList<>();

    private Candidates(Lexicon lexicon, Confusions confusions, String word) {
        this.lexicon = lexicon;
        this.confusions = confusions;
        this.word = word;
        this.foldsFirst = Character.isUpperCase(word.charAt(0));
    }

    /// The words of a lexicon that may have been printed.
    ///
    /// @param word what was read, without punctuation at its ends
    static List<Candidate> of(Lexicon lexicon, Confusions confusions, String word) {
        Candidates search = new Candidates(lexicon, confusions, word);
        search.walk(0, lexicon.root(), 0);
        return search.found;
    }

    private void walk(int at, int node, double cost) {
        if (at == word.length()) {
            int commonness = lexicon.commonness(node);
            if (commonness >= 0 && !pairs.isEmpty()) {
                found.add(new Candidate(built.toString(), commonness, cost, List.copyOf(pairs)));
            }
            return;
        }
        keep(at, node, cost);
        if (Character.getType(word.charAt(at)) == Character.NON_SPACING_MARK && cost + Confusions.MARK <= DEAREST) {
            pairs.add(word.substring(at, at + 1) + "\t");
            walk(at + 1, node, cost + Confusions.MARK);
            pairs.removeLast();
        }
        if (pairs.size() == MOST_EDITS) {
            return;
        }
        for (int length = 1; length <= Confusions.LONGEST && at + length <= word.length(); length++) {
            String read = word.substring(at, at + length);
            for (Confusions.Reading reading : confusions.of(read)) {
                if (cost + reading.cost() <= DEAREST) {
                    replace(at, length, node, cost, read, reading);
                }
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

    private void replace(int at, int length, int node, double cost, String read, Confusions.Reading reading) {
        String printed = reading.printed();
        int next = follow(node, printed);
        int folded = at == 0 && Character.isUpperCase(printed.charAt(0))
                ? follow(node, Character.toLowerCase(printed.charAt(0)) + printed.substring(1))
                : Lexicon.NOWHERE;
        if (next == Lexicon.NOWHERE && folded == Lexicon.NOWHERE) {
            return;
        }
        built.append(printed);
        pairs.add(read + "\t" + printed);
        if (next != Lexicon.NOWHERE) {
            walk(at + length, next, cost + reading.cost());
        }
        if (folded != Lexicon.NOWHERE) {
            walk(at + length, folded, cost + reading.cost());
        }
        pairs.removeLast();
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
    record Candidate(String word, int commonness, double cost, List<String> pairs) {}
}
