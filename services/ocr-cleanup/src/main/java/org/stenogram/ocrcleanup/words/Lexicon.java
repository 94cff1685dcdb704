package org.stenogram.ocrcleanup.words;

/// The words of a language as a graph that is walked letter by letter, so that a search never looks at a word that
/// does not begin as it should.
public interface Lexicon {

    /// Where no letter has been read.
    int root();

    /// Where a letter leads to, [#NOWHERE] when no word goes on with it.
    int next(int node, char letter);

    /// How common the word is that ends here, 0 to 25, and -1 when none does. Each step is about twice as common.
    int commonness(int node);

    /// No word goes on.
    int NOWHERE = 0;

    /// How common a word is in exactly this spelling, -1 when it is none.
    default int commonness(String word) {
        int node = root();
        for (int i = 0; i < word.length() && node != NOWHERE; i++) {
            node = next(node, word.charAt(i));
        }
        return node == NOWHERE ? -1 : commonness(node);
    }
}
