package org.stenogram.ocrcleanup.words;

/// How probable words are in one document: by how common they are, by how often they stand in it, and, for those that
/// no lexicon has, by how well their letters read. All figures are natural logarithms.
final class WordChances {

    /// The share of words in lower case that no lexicon has, where a document does not show more.
    static final double DEFAULT_UNKNOWN = 0.004;

    /// No word has a capital or a digit in its middle, but for a few.
    static final double MIXED = 9;

    private static final double UNKNOWN_NAME = Math.log(0.2);
    private static final int SMALL_DOCUMENT = 200;

    private final Vocabulary vocabulary;
    private final LetterModel letters;
    private final DocumentWords document;
    private final double unknown;

    /// @param unknown the share of words in lower case that no lexicon has and nothing explains
    WordChances(Vocabulary vocabulary, LetterModel letters, DocumentWords document, double unknown) {
        this.vocabulary = vocabulary;
        this.letters = letters;
        this.document = document;
        this.unknown = Math.log(unknown);
    }

    /// A word, as common as it is.
    double of(String word, int commonness) {
        double share = commonness < 0 ? 0 : Math.exp(Vocabulary.share(commonness));
        double here = (double) document.count(word) / Math.max(document.total(), SMALL_DOCUMENT);
        return Math.log(0.5 * share + 0.5 * here);
    }

    /// A word, known or not.
    double of(String word) {
        int commonness = vocabulary.commonness(word);
        return commonness < 0 ? unknown(word) : of(word, commonness);
    }

    /// A word that no lexicon has.
    double unknown(String word) {
        return (Character.isUpperCase(word.charAt(0)) ? UNKNOWN_NAME : unknown) - letters.cost(word);
    }
}
