package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers the spellings of one document, over all that its rules make of it. Words are looked up where they stand in
/// the text: only a spelling that was never seen costs memory, and what a vocabulary says of it is asked once. For one
/// thread.
public final class Spellings {

    private static final int ROOM = 256;
    private static final byte KNOWN = 1;
    private static final byte UNKNOWN = 2;

    private final List<String> words = new ArrayList<>();
    /// Open addressing: a spelling's number plus one, 0 where none is; at most half full.
    private int[] table = new int[2 * ROOM];
    private int[] hashes = new int[ROOM];

    private @Nullable Vocabulary asked;
    private byte[] answers = new byte[ROOM];

    /// The number of the word that stands in a text, counted from zero; a new one when it was never seen.
    public int number(String text, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + text.charAt(at);
        }
        int slot = slot(text, start, end, hash);
        return table[slot] > 0 ? table[slot] - 1 : add(text.substring(start, end), hash, slot);
    }

    /// The number of a word, -1 when it was never seen.
    int find(String word) {
        return table[slot(word, 0, word.length(), word.hashCode())] - 1;
    }

    private int slot(String text, int start, int end, int hash) {
        int mask = table.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (table[slot] > 0) {
            int number = table[slot] - 1;
            if (hashes[number] == hash) {
                String word = words.get(number);
                if (word.length() == end - start && text.startsWith(word, start)) {
                    return slot;
                }
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int add(String word, int hash, int slot) {
        int number = words.size();
        words.add(word);
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * number);
            answers = Arrays.copyOf(answers, 2 * number);
        }
        hashes[number] = hash;
        table[slot] = number + 1;
        if (2 * words.size() > table.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        int[] larger = new int[2 * table.length];
        int mask = larger.length - 1;
        for (int number = 0; number < words.size(); number++) {
            int slot = (hashes[number] ^ hashes[number] >>> 15) & mask;
            while (larger[slot] > 0) {
                slot = slot + 1 & mask;
            }
            larger[slot] = number + 1;
        }
        table = larger;
    }

    /// How many spellings were seen.
    public int size() {
        return words.size();
    }

    /// A spelling by its number.
    public String word(int number) {
        return words.get(number);
    }

    /// Whether a spelling is a word. The answers of the vocabulary asked last are kept.
    boolean isKnown(int number, Vocabulary vocabulary) {
        if (asked != vocabulary) {
            Arrays.fill(answers, (byte) 0);
            asked = vocabulary;
        }
        if (answers[number] == 0) {
            answers[number] = vocabulary.knows(words.get(number)) ? KNOWN : UNKNOWN;
        }
        return answers[number] == KNOWN;
    }
}
