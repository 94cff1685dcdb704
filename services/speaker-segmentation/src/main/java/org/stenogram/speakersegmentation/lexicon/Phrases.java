package org.stenogram.speakersegmentation.lexicon;

import java.util.Map;

/// Folded phrases and the classes of each, as bits by [WordClass#ordinal()]; found by a stretch of a text, which is
/// folded while it is compared.
final class Phrases {

    private static final int NOTHING = 0;

    private final String[] phrases;
    private final long[] classes;

    /// @param entries classes by phrase
    Phrases(Map<String, Long> entries) {
        int size = 4 * Integer.highestOneBit(Math.max(1, entries.size()));
        phrases = new String[size];
        classes = new long[size];
        entries.forEach((phrase, bits) -> {
            int slot = slot(phrase.hashCode());
            while (phrases[slot] != null) {
                slot = (slot + 1) & (size - 1);
            }
            phrases[slot] = phrase;
            classes[slot] = bits;
        });
    }

    /// The classes of a whole stretch.
    long of(String text, int from, int to) {
        Folding folding = new Folding(text, from, to);
        int hash = 0;
        int length = 0;
        for (int c = folding.next(); c != Folding.END; c = folding.next()) {
            hash = 31 * hash + c;
            length++;
        }
        return of(text, from, to, hash, length);
    }

    /// The classes of the first words of a stretch, for every number of words up to `most`, together.
    long opening(String text, int from, int to, int most) {
        Folding folding = new Folding(text, from, to);
        long found = NOTHING;
        int hash = 0;
        int length = 0;
        int words = 0;
        while (words < most) {
            int c = folding.next();
            if (c == Folding.END || c == ' ') {
                found |= of(text, from, to, hash, length);
                words = c == ' ' ? words + 1 : most;
            }
            hash = 31 * hash + c;
            length++;
        }
        return found;
    }

    /// The same for what is folded already.
    long of(String folded) {
        for (int slot = slot(folded.hashCode()); ; slot = (slot + 1) & (phrases.length - 1)) {
            String phrase = phrases[slot];
            if (phrase == null) {
                return NOTHING;
            }
            if (phrase.equals(folded)) {
                return classes[slot];
            }
        }
    }

    private long of(String text, int from, int to, int hash, int length) {
        for (int slot = slot(hash); ; slot = (slot + 1) & (phrases.length - 1)) {
            String phrase = phrases[slot];
            if (phrase == null) {
                return NOTHING;
            }
            if (phrase.length() == length && phrase.hashCode() == hash && begins(text, from, to, phrase)) {
                return classes[slot];
            }
        }
    }

    private static boolean begins(String text, int from, int to, String phrase) {
        Folding folding = new Folding(text, from, to);
        for (int at = 0; at < phrase.length(); at++) {
            if (folding.next() != phrase.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (phrases.length - 1);
    }
}
