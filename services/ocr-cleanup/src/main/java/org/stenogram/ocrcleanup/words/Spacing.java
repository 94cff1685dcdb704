package org.stenogram.ocrcleanup.words;

import java.util.Optional;

/// Decides whether a space breaks a word in two, and whether one is missing inside a word.
public final class Spacing {

    private static final double BREAK = Math.log(0.002);
    private static final double GLUE = Math.log(0.001);
    private static final double MARGIN = 3;
    private static final double LEAD = 1.5;
    private static final int SHORTEST_GLUED = 4;
    /// What comes back so often is no accident.
    private static final int OFTEN = 4;

    private final Language language;
    private final Traits traits;
    private final Vocabulary vocabulary;
    private final DocumentWords document;
    private final WordChances chances;

    /// @param document the words of the text that is repaired
    public Spacing(Language language, DocumentWords document) {
        this.language = language;
        this.traits = language.traits();
        this.vocabulary = language.vocabulary();
        this.document = document;
        this.chances = new WordChances(vocabulary, language.letters(), document, WordChances.DEFAULT_UNKNOWN);
    }

    /// Which spellings of the document something may be wrong with, by their numbers: those that no lexicon has, and
    /// that do not come back often.
    public boolean[] doubtful() {
        boolean[] doubtful = new boolean[document.spellings()];
        for (int spelling = 0; spelling < doubtful.length; spelling++) {
            int count = document.count(spelling);
            doubtful[spelling] = count > 0 && count < OFTEN && !document.isKnown(spelling, vocabulary);
        }
        return doubtful;
    }

    /// Whether words that stand side by side were one.
    ///
    /// @param parts of which one at least is doubtful
    public boolean wereOne(String... parts) {
        String whole = String.join("", parts);
        if (!isWord(whole) || !vocabulary.knows(whole)) {
            return false;
        }
        double apart = 0;
        for (String part : parts) {
            apart += chances.of(part);
        }
        return chances.of(whole) + BREAK * (parts.length - 1) - apart > MARGIN;
    }

    /// Whether no lexicon has what words that stand side by side are together, so that it could only be a compound.
    public boolean areCompound(String... parts) {
        return traits.compounds() && !vocabulary.lists(String.join("", parts));
    }

    /// Where a space is missing in a doubtful word, empty when none is.
    public Optional<Integer> missing(String word) {
        if (traits.compounds()
                || word.length() < SHORTEST_GLUED
                || !isWord(word)
                || !language.cuts().mayBeTwo(word)
                || language.oldSpelling().explains(word)) {
            return Optional.empty();
        }
        boolean capital = Character.isUpperCase(word.charAt(0));
        double best = Double.NEGATIVE_INFINITY;
        double second = best;
        int at = -1;
        for (int cut = 1; cut < word.length(); cut++) {
            String left = word.substring(0, cut);
            String right = word.substring(cut);
            if (!language.cuts().areTwo(left, right) || (capital && document.count(left) < 2)) {
                continue;
            }
            double score = chances.of(left) + chances.of(right);
            if (score > best) {
                second = best;
                best = score;
                at = cut;
            } else if (score > second) {
                second = score;
            }
        }
        boolean sure = at > 0 && best + GLUE - chances.unknown(word) > MARGIN && best - second > LEAD;
        return sure ? Optional.of(at) : Optional.empty();
    }

    /// Letters only, and small ones behind the first.
    private static boolean isWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetter(c) || (i > 0 && !Character.isLowerCase(c))) {
                return false;
            }
        }
        return true;
    }
}
