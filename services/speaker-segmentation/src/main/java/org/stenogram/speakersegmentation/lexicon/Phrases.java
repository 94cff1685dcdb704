package org.stenogram.speakersegmentation.lexicon;

import java.util.HashMap;
import java.util.Map;

/// Folded phrases and the classes of each, as bits by [WordClass#ordinal()]; found by a stretch of a text, which is
/// folded while it is compared.
final class Phrases {

    private static final int NOTHING = 0;
    private static final int MARKS = 1 << 17;
    /// The key of a phrase that has none.
    private static final long LONG = -1;

    private final String[] phrases;
    /// The letters of phrases that one number holds, so that no other memory needs to be looked at for most words;
    /// [#LONG] for the others, 0 where there is none.
    private final long[] keys;
    private final long[] classes;
    /// Of which classes longer phrases are that begin with the same words.
    private final long[] longer;
    /// A bit for what the hash codes of phrases end with: most words are told from all phrases by it, and it is so
    /// small that it stays in the nearest cache.
    private final long[] marks = new long[MARKS / Long.SIZE];

    /// @param entries classes by phrase
    Phrases(Map<String, Long> entries) {
        Map<String, Long> openings = new HashMap<>();
        entries.forEach((phrase, bits) -> {
            openings.putIfAbsent(phrase, 0L);
            for (int space = phrase.indexOf(' '); space > 0; space = phrase.indexOf(' ', space + 1)) {
                openings.merge(phrase.substring(0, space), bits, (one, other) -> one | other);
            }
        });
        int size = 4 * Integer.highestOneBit(Math.max(1, openings.size()));
        phrases = new String[size];
        keys = new long[size];
        classes = new long[size];
        longer = new long[size];
        openings.forEach((words, bits) -> {
            int slot = slot(words.hashCode());
            while (phrases[slot] != null) {
                slot = (slot + 1) & (size - 1);
            }
            phrases[slot] = words;
            keys[slot] = key(words);
            classes[slot] = entries.getOrDefault(words, 0L);
            longer[slot] = bits;
            int mark = mark(words.hashCode());
            marks[mark / Long.SIZE] |= 1L << mark;
        });
    }

    /// The classes of a whole stretch.
    long of(String text, int from, int to) {
        return classes(text, from, to, NOTHING);
    }

    /// The same for what is folded already.
    long of(String folded) {
        int slot = find(folded);
        return slot < 0 ? NOTHING : classes[slot];
    }

    /// Whether the first words of a stretch, so many as it may be, are of a class.
    ///
    /// @param wanted the bit of the class
    boolean opens(String text, int from, int to, long wanted) {
        return (classes(text, from, to, wanted) & wanted) != 0;
    }

    /// The classes of a whole stretch, or of its first words, where these tell whether it opens with one of a class.
    ///
    /// @param wanted the bit of that class, or nothing to go on to the end
    private long classes(String text, int from, int to, long wanted) {
        int hash = 0;
        int length = 0;
        long letters = 0;
        int all = 0;
        boolean space = false;
        for (int at = from; at < to; at++) {
            char c = Folding.one(text.charAt(at));
            if (c > ' ') {
                if (space) {
                    if (wanted != NOTHING) {
                        int slot = find(text, from, hash, length, key(letters, all, length));
                        if (slot < 0 || ((classes[slot] | ~longer[slot]) & wanted) != 0) {
                            return slot < 0 ? NOTHING : classes[slot];
                        }
                    }
                    hash = 31 * hash + ' ';
                    letters = letters << Byte.SIZE | ' ';
                    length++;
                    space = false;
                }
                hash = 31 * hash + c;
                letters = letters << Byte.SIZE | c;
                all |= c;
                length++;
            } else if (c == ' ') {
                space = length > 0;
            } else if (c == Folding.SEVERAL) {
                String folded = Folding.all(text, from, to);
                return wanted == NOTHING ? of(folded) : ofFirst(folded, wanted);
            }
        }
        int slot = find(text, from, hash, length, key(letters, all, length));
        return slot < 0 ? NOTHING : classes[slot];
    }

    private long ofFirst(String folded, long wanted) {
        for (int end = folded.indexOf(' '); end >= 0; end = folded.indexOf(' ', end + 1)) {
            long first = of(folded.substring(0, end));
            if ((first & wanted) != 0) {
                return first;
            }
        }
        return of(folded);
    }

    /// Of which classes phrases are that begin with a word, or are that word.
    long beginningWith(String folded) {
        int slot = find(folded);
        return slot < 0 ? NOTHING : classes[slot] | longer[slot];
    }

    private int find(String folded) {
        for (int slot = slot(folded.hashCode()); ; slot = (slot + 1) & (phrases.length - 1)) {
            String phrase = phrases[slot];
            if (phrase == null) {
                return -1;
            }
            if (phrase.equals(folded)) {
                return slot;
            }
        }
    }

    private int find(String text, int from, int hash, int length, long key) {
        int mark = mark(hash);
        if ((marks[mark / Long.SIZE] & 1L << mark) == 0) {
            return -1;
        }
        for (int slot = slot(hash); ; slot = (slot + 1) & (keys.length - 1)) {
            long found = keys[slot];
            if (found == key && (key != LONG || isSame(text, from, hash, length, phrases[slot]))) {
                return slot;
            }
            if (found == 0 && phrases[slot] == null) {
                return -1;
            }
        }
    }

    private static long key(String phrase) {
        long letters = 0;
        int all = 0;
        for (int at = 0; at < phrase.length(); at++) {
            letters = letters << Byte.SIZE | phrase.charAt(at);
            all |= phrase.charAt(at);
        }
        return key(letters, all, phrase.length());
    }

    /// The letters, where there are no more than eight and all of ASCII.
    private static long key(long letters, int all, int length) {
        return length <= Long.BYTES && all <= Byte.MAX_VALUE ? letters : LONG;
    }

    /// Whether what was read is a phrase, character for character.
    private static boolean isSame(String text, int from, int hash, int length, String phrase) {
        if (phrase.length() != length || phrase.hashCode() != hash) {
            return false;
        }
        int found = 0;
        boolean space = false;
        for (int at = from; found < phrase.length(); at++) {
            char c = Folding.one(text.charAt(at));
            if (c == ' ') {
                space = found > 0;
            } else if (c > ' ') {
                if (space && phrase.charAt(found++) != ' ') {
                    return false;
                }
                space = false;
                if (phrase.charAt(found++) != c) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int mark(int hash) {
        return (hash ^ (hash >>> 15)) & (MARKS - 1);
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (phrases.length - 1);
    }
}
