package org.stenogram.ocrcleanup.words;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Keeps the answers to what was asked of words, for all documents and threads: texts use the same words again and
/// again. Each word has two places; of three that would share them the one that was asked last but one goes.
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
        Answer first = answers[place];
        if (first != null && first.is(word)) {
            return first.answer();
        }
        Answer second = answers[place ^ 1];
        return second != null && second.is(word) ? second.answer() : keep(word, place);
    }

    /// The same for a word that need not be made a string.
    ///
    /// @param hash as strings have it
    int of(char[] letters, int start, int end, int hash) {
        int place = place(hash);
        Answer first = answers[place];
        if (first != null && first.is(letters, start, end)) {
            return first.answer();
        }
        Answer second = answers[place ^ 1];
        return second != null && second.is(letters, start, end)
                ? second.answer()
                : keep(new String(letters, start, end - start), place);
    }

    private int keep(String word, int place) {
        int found = search.applyAsInt(word);
        answers[place ^ 1] = answers[place];
        answers[place] = new Answer(word.toCharArray(), found);
        return found;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & PLACES - 1;
    }

    private record Answer(char[] word, int answer) {

        boolean is(String other) {
            if (word.length != other.length()) {
                return false;
            }
            for (int at = 0; at < word.length; at++) {
                if (word[at] != other.charAt(at)) {
                    return false;
                }
            }
            return true;
        }

        boolean is(char[] other, int start, int end) {
            return Arrays.equals(word, 0, word.length, other, start, end);
        }
    }
}
