package org.stenogram.ocrcleanup.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of a document in order, and how often it writes each, exactly as it is written. Every spelling has a
/// number, so that what is asked of a word need be found once for all its places.
public final class DocumentWords {

    private static final int[] NONE = {};
    /// Characters that a word and its space have at least, in the mean.
    private static final int WORD = 5;

    private final Spellings seen;
    /// By the number that a spelling has in `seen`: its number here plus one, 0 when it is not of this text.
    private int[] numbers;
    private final List<String> spellings = new ArrayList<>();
    /// Per spelling: how often it comes, and its number in `seen`.
    private int[] counts = NONE;
    private int[] origins = NONE;
    /// Per word: its first `char`, one past its last, and the number of its spelling.
    private int[] starts = NONE;
    private int[] ends = NONE;
    private int[] spelt = NONE;
    private int total;

    private @Nullable Vocabulary asked;
    private boolean @Nullable [] known;

    private DocumentWords(Spellings seen, int expected) {
        this.seen = seen;
        this.numbers = new int[Math.max(64, 2 * seen.size())];
        this.starts = new int[expected];
        this.ends = new int[expected];
        this.spelt = new int[expected];
    }

    /// Takes every word of a text: runs of letters, digits and what may stand inside a word.
    public static DocumentWords of(String text) {
        return of(text, false, new Spellings());
    }

    /// The same, with or without words that lost their vowel: see [Tokens#each(String, boolean, Tokens.Taker)].
    ///
    /// @param seen the spellings of the document, as far as they were seen in what it was before
    public static DocumentWords of(String text, boolean elides, Spellings seen) {
        DocumentWords words = new DocumentWords(seen, 64 + text.length() / WORD);
        Tokens.each(text, elides, (start, end) -> words.add(text, start, end));
        return words;
    }

    private void add(String text, int start, int end) {
        if (total == starts.length) {
            int room = Math.max(64, 2 * total);
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
            spelt = Arrays.copyOf(spelt, room);
        }
        int spelling = number(seen.number(text, start, end));
        counts[spelling]++;
        starts[total] = start;
        ends[total] = end;
        spelt[total] = spelling;
        total++;
    }

    private int number(int origin) {
        if (origin >= numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * origin);
        }
        if (numbers[origin] > 0) {
            return numbers[origin] - 1;
        }
        int number = spellings.size();
        spellings.add(seen.word(origin));
        numbers[origin] = number + 1;
        if (number == counts.length) {
            counts = Arrays.copyOf(counts, Math.max(64, 2 * number));
            origins = Arrays.copyOf(origins, counts.length);
        }
        origins[number] = origin;
        return number;
    }

    /// How often a word comes.
    public int count(String word) {
        int origin = seen.find(word);
        int number = origin < 0 || origin >= numbers.length ? 0 : numbers[origin];
        return number == 0 ? 0 : counts[number - 1];
    }

    /// How often a spelling comes, by its number.
    public int count(int spelling) {
        return counts[spelling];
    }

    /// How many words there are, each as often as it comes.
    public int total() {
        return total;
    }

    /// The first `char` of a word.
    public int start(int word) {
        return starts[word];
    }

    /// One past the last `char` of a word.
    public int end(int word) {
        return ends[word];
    }

    /// The number of a word's spelling.
    public int spelling(int word) {
        return spelt[word];
    }

    /// A word as it is written.
    public String word(int word) {
        return spellings.get(spelt[word]);
    }

    /// Every spelling, by its number.
    public List<String> spellings() {
        return Collections.unmodifiableList(spellings);
    }

    /// Which spellings a vocabulary knows, by their numbers. The answer for the vocabulary asked last is kept.
    boolean[] known(Vocabulary vocabulary) {
        if (known == null || asked != vocabulary) {
            boolean[] found = new boolean[spellings.size()];
            for (int spelling = 0; spelling < found.length; spelling++) {
                found[spelling] = seen.isKnown(origins[spelling], vocabulary);
            }
            known = found;
            asked = vocabulary;
        }
        return known;
    }

    /// Whether a spelling of the document, by its number, is a word.
    public boolean isKnown(int spelling, Vocabulary vocabulary) {
        return known(vocabulary)[spelling];
    }

    /// In how many spellings a character stands.
    public int charactersOf(char c) {
        return spellingsWith(String.valueOf(c));
    }

    /// How many spellings have some letters in them.
    int spellingsWith(String letters) {
        int with = 0;
        for (String word : spellings) {
            with += word.contains(letters) ? 1 : 0;
        }
        return with;
    }
}
