package org.stenogram.ocrcleanup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Levenshtein's distance by bit vectors (Myers 1999, in Hyyrö's form of 2003): memory linear in the shorter text, time
/// the product of both lengths over 64.
final class EditDistance {

    private EditDistance() {}

    /// The fewest insertions, deletions and replacements that lead from one sequence to the other.
    static int of(int[] one, int[] other) {
        int head = 0;
        int shortest = Math.min(one.length, other.length);
        while (head < shortest && one[head] == other[head]) {
            head++;
        }
        int tail = 0;
        while (tail < shortest - head && one[one.length - 1 - tail] == other[other.length - 1 - tail]) {
            tail++;
        }
        int m = one.length - head - tail;
        int n = other.length - head - tail;
        if (m == 0 || n == 0) {
            return Math.max(m, n);
        }
        return m <= n ? distance(one, head, m, other, head, n) : distance(other, head, n, one, head, m);
    }

    private static int distance(int[] pattern, int patternFrom, int m, int[] text, int textFrom, int n) {
        int blocks = (m + 63) / 64;
        Map<Integer, long[]> matches = new HashMap<>();
        for (int i = 0; i < m; i++) {
            matches.computeIfAbsent(pattern[patternFrom + i], _ -> new long[blocks])[i / 64] |= 1L << (i % 64);
        }
        long[] none = new long[blocks];
        long[] positive = new long[blocks];
        long[] negative = new long[blocks];
        Arrays.fill(positive, -1L);
        long lastBit = 1L << ((m - 1) % 64);
        int score = m;
        for (int j = 0; j < n; j++) {
            long[] match = matches.getOrDefault(text[textFrom + j], none);
            int carryIn = 1;
            for (int b = 0; b < blocks; b++) {
                long pv = positive[b];
                long mv = negative[b];
                long eq = match[b];
                long xv = eq | mv;
                long eqIn = carryIn < 0 ? eq | 1L : eq;
                long xh = (((eqIn & pv) + pv) ^ pv) | eqIn;
                long ph = mv | ~(xh | pv);
                long mh = pv & xh;
                long high = b == blocks - 1 ? lastBit : 1L << 63;
                int carryOut = (ph & high) != 0 ? 1 : (mh & high) != 0 ? -1 : 0;
                ph = ph << 1 | (carryIn > 0 ? 1L : 0);
                mh = mh << 1 | (carryIn < 0 ? 1L : 0);
                positive[b] = mh | ~(xv | ph);
                negative[b] = ph & xv;
                carryIn = carryOut;
            }
            score += carryIn;
        }
        return score;
    }
}
