package org.stenogram.query.quotations;

/// How far one word is from another.
final class WordDistance {

    private WordDistance() {}

    /// Letters to change, add or leave out (Levenshtein), as a share of the longer word: 0 for the same word, 1 for
    /// words that have nothing to do with each other, which all are that differ in more than half of their letters.
    static double of(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        int longer = Math.max(one.length(), other.length());
        if (2 * Math.abs(one.length() - other.length()) > longer) {
            return 1;
        }
        double share = letters(one, other) / (double) longer;
        return share > 0.5 ? 1 : share;
    }

    /// The letters of a word as a set, some of which share a place.
    static long letterSet(String word) {
        long set = 0;
        for (int i = 0; i < word.length(); i++) {
            set |= 1L << word.charAt(i);
        }
        return set;
    }

    /// How many letters are to be changed, added or left out at least, by the sets of both: one such mends one
    /// letter that the other word does not have.
    static int atLeast(long one, long other) {
        return Math.max(Long.bitCount(one & ~other), Long.bitCount(other & ~one));
    }

    private static int letters(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
