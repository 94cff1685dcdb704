package org.stenogram.ocrcleanup.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads words of a text that is printed with long s, which looks like an f: there even a word that the lexicon has,
/// `fo` or `fide`, is the other one, `so` or `side`, when that is far more common.
final class LongS {

    /// So many words must show it before a text is believed to be printed so.
    private static final int SHOWN = 6;
    /// By how much the other word must be more common; a natural logarithm.
    private static final double FAR = 3;
    private static final List<String> PAIRS = List.of("f\ts", "ff\tss");
    /// The natural logarithm of the share of words that no lexicon has.
    private static final double NO_WORD = -12;

    private LongS() {}

    /// Whether a text is printed with it.
    ///
    /// @param confusions how many of its words show each confusion
    static boolean isPrinted(Map<String, Integer> confusions) {
        return PAIRS.stream().mapToInt(pair -> confusions.getOrDefault(pair, 0)).sum() >= SHOWN;
    }

    /// The word that was printed; empty when the one that was read stands.
    static Optional<String> printed(String word, Vocabulary vocabulary) {
        // No word ends in a long s.
        String other = word.substring(0, word.length() - 1).replace('f', 's') + word.charAt(word.length() - 1);
        int commoner = vocabulary.commonness(other);
        int common = vocabulary.commonness(word);
        double share = common < 0 ? NO_WORD : Vocabulary.share(common);
        boolean far = commoner >= 0 && Vocabulary.share(commoner) - share >= FAR;
        return !other.equals(word) && far ? Optional.of(other) : Optional.empty();
    }
}
