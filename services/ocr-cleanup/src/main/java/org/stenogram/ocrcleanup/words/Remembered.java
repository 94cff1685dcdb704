package org.stenogram.ocrcleanup.words;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Keeps the answers to what was asked of words, for all documents and threads: texts use the same words again and
/// again. Of two words that would lie in the same place the later one stays.
final class Remembered {

    private static final int PLACES = 1 << 16;

    /// Written and read without a lock: an answer is whole or not there.
    private final @Nullable Answer[] answers = new Answer[PLACES];
    private final ToIntFunction<String> search;

    /// @param search finds the answer of a word that is not kept
    Remembered(ToIntFunction<String> search) {
        this.search = search;
    }

    int of(String word) {
        int place = place(word.hashCode());
        Answer kept = answers[place];
        return kept != null && kept.word().equals(word) ? kept.answer() : keep(word, place);
    }

    /// The same for a word that need not be made a string.
    ///
    /// @param hash as strings have it
    int of(char[] letters, int start, int end, int hash) {
        int place = place(hash);
        Answer kept = answers[place];
        return kept != null && kept.is(letters, start, end)
                ? kept.answer()
                : keep(new String(letters, start, end - start), place);
    }

    private int keep(String word, int place) {
        int found = search.applyAsInt(word);
        answers[place] = new Answer(word, word.toCharArray(), found);
        return found;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & PLACES - 1;
    }

    private record Answer(String word, char[] letters, int answer) {

        boolean is(char[] other, int start, int end) {
            return Arrays.equals(letters, 0, letters.length, other, start, end);
        }
    }
}
