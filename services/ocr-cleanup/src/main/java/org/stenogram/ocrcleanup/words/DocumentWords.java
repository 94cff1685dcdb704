package org.stenogram.ocrcleanup.words;

import java.util.Arrays;

/// The words of a document in order, and how often it writes each, exactly as it is written. Every spelling has a
/// number, so that what is asked of a word need be found once for all its places.
public final class DocumentWords {

    /// Characters that a word and its space have at least, in the mean.
    private static final int WORD = 5;

    private final Spellings seen;
    private final boolean elides;
    /// Per spelling: how often it comes, 0 for one that only other states of the document have.
    private int[] counts;
    /// Per word: its first `char`, one past its last, and the number of its spelling.
    private int[] starts;
    private int[] ends;
    private int[] spelt;
    private int total;

    private DocumentWords(Spellings seen, boolean elides, int expected) {
        this.seen = seen;
        this.elides = elides;
        this.counts = new int[Math.max(64, seen.size())];
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
    /// @param seen the spellings of the document, as far as they were seen in other states of it
    public static DocumentWords of(String text, boolean elides, Spellings seen) {
        DocumentWords words = new DocumentWords(seen, elides, 64 + text.length() / WORD);
        words.read(text, 0, text.length());
        return words;
    }

    /// Takes the words of a stretch that no word crosses the ends of.
    private void read(String text, int from, int to) {
        Tokens.each(text, from, to, elides, (start, end) -> add(start, end, seen.number(text, start, end)));
    }

    private void makeRoom(int more) {
        if (total + more > starts.length) {
            int room = Math.max(64, 2 * total + more);
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
            spelt = Arrays.copyOf(spelt, room);
        }
    }

    /// Takes words of another state, which are counted already.
    private void take(DocumentWords other, int from, int to, int shift) {
        int more = to - from;
        makeRoom(more);
        System.arraycopy(other.spelt, from, spelt, total, more);
        for (int word = 0; word < more; word++) {
            starts[total + word] = other.starts[from + word] + shift;
            ends[total + word] = other.ends[from + word] + shift;
        }
        total += more;
    }

    private void add(int start, int end, int spelling) {
        makeRoom(1);
        if (spelling >= counts.length) {
            counts = Arrays.copyOf(counts, 2 * spelling);
        }
        counts[spelling]++;
        starts[total] = start;
        ends[total] = end;
        spelt[total] = spelling;
        total++;
    }

    /// Finds the words of a later state of the text: most are the same.
    ///
    /// @param state the text as it is now
    public Later later(String state) {
        return new Later(state);
    }

    /// How often a word comes.
    public int count(String word) {
        int number = seen.find(word);
        return number < 0 ? 0 : count(number);
    }

    /// How often a spelling comes, by its number.
    public int count(int spelling) {
        return spelling < counts.length ? counts[spelling] : 0;
    }

    /// How many words there are, each as often as it comes.
    public int total() {
        return total;
    }

    /// The first `char` of a word.
    public int start(int word) {
        return starts[word];
    }

    /// The word whose first `char` stands at a place, a negative number when none does.
    public int beginningAt(int place) {
        return Arrays.binarySearch(starts, 0, total, place);
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
        return seen.word(spelt[word]);
    }

    /// One more than the greatest number of a spelling; those that do not come here have numbers, too.
    public int spellings() {
        return Math.min(counts.length, seen.size());
    }

    /// A spelling by its number.
    public String spelt(int spelling) {
        return seen.word(spelling);
    }

    /// Whether a spelling, by its number, begins with a small letter and is longer than that.
    public boolean isInSmallLetters(int spelling) {
        return seen.length(spelling) > 1 && CharacterKind.isSmall(seen.first(spelling));
    }

    /// Whether a spelling of the document, by its number, is a word.
    public boolean isKnown(int spelling, Vocabulary vocabulary) {
        return seen.isKnown(spelling, vocabulary);
    }

    /// In how many spellings a character stands.
    public int charactersOf(char c) {
        return spellingsWith(String.valueOf(c));
    }

    /// How many spellings have some letters in them.
    int spellingsWith(String letters) {
        int with = 0;
        for (int spelling = 0; spelling < spellings(); spelling++) {
            with += counts[spelling] > 0 && seen.word(spelling).contains(letters) ? 1 : 0;
        }
        return with;
    }

    /// The words of a later state while they are found: those beside what was replaced are read anew, the others
    /// only move.
    public final class Later {

        private final String text;
        private final DocumentWords found;
        /// The next word of the earlier state.
        private int next;
        /// By how much a place of the earlier state has moved.
        private int shift;
        /// What is to be read anew, up to the first place behind it where no word can run on; none when negative.
        private int from = -1;
        private int to;
        /// One past what was read anew last.
        private int read;

        private Later(String text) {
            this.text = text;
            this.found = new DocumentWords(seen, elides, total + 64);
            found.counts = counts.clone();
        }

        /// Takes one replacement; they come in order.
        ///
        /// @param start first `char` replaced in the earlier state
        /// @param end one past the last `char` replaced
        /// @param length of what stands there now
        public void replaced(int start, int end, int length) {
            int place = start + shift;
            if (from >= 0) {
                int stop = Tokens.gap(text, to, place);
                if (stop < place) {
                    reread(stop);
                }
            }
            if (from < 0) {
                from = place;
                while (from > read && !Tokens.isGap(text.charAt(from - 1))) {
                    from--;
                }
                move(from - shift);
            }
            shift += length - (end - start);
            to = place + length;
        }

        /// All words, once every replacement was taken.
        public DocumentWords words() {
            if (from >= 0) {
                reread(Tokens.gap(text, to, text.length()));
            }
            move(Integer.MAX_VALUE);
            return found;
        }

        private void reread(int stop) {
            found.read(text, from, stop);
            int end = stop - shift;
            while (next < total && starts[next] < end) {
                found.counts[spelt[next]]--;
                next++;
            }
            read = stop;
            from = -1;
        }

        private void move(int end) {
            int place = Arrays.binarySearch(starts, next, total, end);
            int behind = place < 0 ? -place - 1 : place;
            found.take(DocumentWords.this, next, behind, shift);
            next = behind;
        }
    }
}
