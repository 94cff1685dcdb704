package org.stenogram.ocrcleanup.words;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Keeps the answers to what was asked of words, for all documents and threads: texts use the same words again and
/// again. Each word has four places; of five that would share them the one that was found first goes.
final class Remembered {

    private static final int PLACES = 1 << 17;
    private static final int SHARED = 4;

    /// Written and read without a lock: an answer is whole or not there.
    private final @Nullable Answer[] answers = new Answer[PLACES];
    private final ToIntFunction<String> search;

    /// @param search finds the answer of a word that is not kept
    Remembered(ToIntFunction<String> search) {
        this.search = search;
    }

    int of(String word) {
        int hash = word.hashCode();
        int first = first(hash);
        for (int place = first; place < first + SHARED; place++) {
            Answer answer = answers[place];
            if (answer == null) {
                break;
            }
            if (answer.hash() == hash && answer.is(word)) {
                return answer.answer();
            }
        }
        return keep(word, hash);
    }

    /// The same for a word that need not be made a string.
    ///
    /// @param hash as strings have it
    int of(char[] letters, int start, int end, int hash) {
        int first = first(hash);
        for (int place = first; place < first + SHARED; place++) {
            Answer answer = answers[place];
            if (answer == null) {
                break;
            }
            if (answer.hash() == hash && answer.is(letters, start, end)) {
                return answer.answer();
            }
        }
        return keep(new String(letters, start, end - start), hash);
    }

    private int keep(String word, int hash) {
        int found = search.applyAsInt(word);
        int first = first(hash);
        System.arraycopy(answers, first, answers, first + 1, SHARED - 1);
        answers[first] = new Answer(word.toCharArray(), hash, found);
        return found;
    }

    private static int first(int hash) {
        // The golden ratio (Knuth) parts the hashes of words that differ in a letter.
        return (hash * 0x9e3779b9 >>> 12) * SHARED & PLACES - 1;
    }

    private record Answer(char[] word, int hash, int answer) {

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
