package org.stenogram.ocrcleanup.words;

/// Where a word may be two that stand side by side, as far as a language's words tell; kept for all documents.
public final class Cuts {

    /// One of two glued words is as common as `with` or `have`; else the two may be a compound.
    private static final int VERY_COMMON = 17;
    private static final int COMMON = 10;

    private final Vocabulary vocabulary;
    private final Traits traits;
    private final Remembered asked = new Remembered(word -> search(word) ? 1 : 0);

    Cuts(Vocabulary vocabulary, Traits traits) {
        this.vocabulary = vocabulary;
        this.traits = traits;
    }

    /// Whether a word may be two, wherever it is cut.
    boolean mayBeTwo(String word) {
        return asked.of(word) == 1;
    }

    private boolean search(String word) {
        for (int cut = 1; cut < word.length(); cut++) {
            if (areTwo(word.substring(0, cut), word.substring(cut))) {
                return true;
            }
        }
        return false;
    }

    /// Whether two words may have been glued: neither is rare, and one is very common.
    boolean areTwo(String left, String right) {
        return mayStandAlone(left)
                && mayStandAlone(right)
                && Math.max(vocabulary.lookUp(left), vocabulary.lookUp(right)) >= VERY_COMMON;
    }

    private boolean mayStandAlone(String part) {
        return part.length() == 1
                ? traits.letters().contains(part)
                : vocabulary.lookUp(part) >= COMMON && !part.equals("l");
    }
}
