package org.stenogram.ocrcleanup.words;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers the different words of a document, so that each is looked up once and not at every place where it stands.
/// Their characters lie one behind the other: a word that is found again costs one look at them and no object.
public final class Spellings {

    private static final int ROOM = 512;
    private static final byte KNOWN = 1;
    private static final byte UNKNOWN = 2;

    /// All words without anything between them; where each begins, and behind the last where it ends.
    private char[] letters = new char[8 * ROOM];
    private int[] starts = new int[ROOM + 1];
    private int size;
    /// Open addressing: the higher half of a word's hash and its number plus one, 0 where none is; at most half full.
    private long[] table = new long[2 * ROOM];
    private int[] hashes = new int[ROOM];
    /// The word that is looked for.
    private char[] word = new char[64];
    /// Those that were asked for.
    private @Nullable String[] words = new String[ROOM];

    private @Nullable Vocabulary asked;
    private byte[] answers = new byte[ROOM];

    /// The number of the word that stands in a text, counted from zero; a new one when it was never seen.
    public int number(String text, int start, int end) {
        int length = take(text, start, end);
        int hash = 0;
        for (int at = 0; at < length; at++) {
            hash = 31 * hash + word[at];
        }
        int slot = slot(length, hash);
        return table[slot] == 0 ? add(length, hash, slot) : number(table[slot]);
    }

    /// Takes a word that is looked for, and says how long it is.
    private int take(String text, int start, int end) {
        int length = end - start;
        if (length > word.length) {
            word = new char[2 * length];
        }
        text.getChars(start, end, word, 0);
        return length;
    }

    /// The number of a word, -1 when it was never seen.
    int find(String sought) {
        return number(table[slot(take(sought, 0, sought.length()), sought.hashCode())]);
    }

    /// The hashes of words that differ in a letter lie side by side: multiplied by the golden ratio (Knuth) they do
    /// not.
    private static int mixed(int hash) {
        int product = hash * 0x9e3779b9;
        return product ^ product >>> 15;
    }

    private static int number(long entry) {
        return (int) entry - 1;
    }

    private static long entry(int hash, int number) {
        return (long) hash << Integer.SIZE | number + 1;
    }

    private int slot(int length, int hash) {
        int mask = table.length - 1;
        int slot = mixed(hash) & mask;
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            if ((int) (entry >> Integer.SIZE) == hash && is(number(entry), length)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean is(int number, int length) {
        int first = starts[number];
        if (starts[number + 1] - first != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (letters[first + at] != word[at]) {
                return false;
            }
        }
        return true;
    }

    private int add(int length, int hash, int slot) {
        int number = size++;
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * number);
            answers = Arrays.copyOf(answers, 2 * number);
            words = Arrays.copyOf(words, 2 * number);
            starts = Arrays.copyOf(starts, 2 * number + 1);
        }
        int first = starts[number];
        int last = first + length;
        if (last > letters.length) {
            letters = Arrays.copyOf(letters, 2 * last);
        }
        System.arraycopy(word, 0, letters, first, length);
        starts[number + 1] = last;
        hashes[number] = hash;
        table[slot] = entry(hash, number);
        if (2 * size > table.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        int mask = larger.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = mixed(hashes[number]) & mask;
            while (larger[slot] != 0) {
                slot = slot + 1 & mask;
            }
            larger[slot] = entry(hashes[number], number);
        }
        table = larger;
    }

    /// How many spellings were seen.
    public int size() {
        return size;
    }

    /// A spelling by its number.
    public String word(int number) {
        String known = words[number];
        if (known == null) {
            known = new String(letters, starts[number], starts[number + 1] - starts[number]);
            words[number] = known;
        }
        return known;
    }

    /// The first character of a spelling.
    char first(int number) {
        return letters[starts[number]];
    }

    /// How long a spelling is.
    int length(int number) {
        return starts[number + 1] - starts[number];
    }

    /// Whether a spelling is a word. The answers of the vocabulary asked last are kept.
    boolean isKnown(int number, Vocabulary vocabulary) {
        if (asked != vocabulary) {
            Arrays.fill(answers, (byte) 0);
            asked = vocabulary;
        }
        if (answers[number] == 0) {
            boolean known = vocabulary.commonness(letters, starts[number], starts[number + 1], hashes[number]) >= 0;
            answers[number] = known ? KNOWN : UNKNOWN;
        }
        return answers[number] == KNOWN;
    }
}
