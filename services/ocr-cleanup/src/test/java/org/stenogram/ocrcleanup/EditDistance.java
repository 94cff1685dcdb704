package org.stenogram.ocrcleanup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Levenshtein's distance by bit vectors (Myers 1999, in Hyyrö's form of 2003), within a band of diagonals that doubles
/// until the distance fits into it (Ukkonen 1985). Memory is linear in both lengths, whatever the sequences are made
/// of; time is the product of the longer length and the distance over 64.
final class EditDistance {

    private static final int NARROWEST = 512;

    /// The shorter sequence, 64 places a block, and the longer one, as the numbers of their symbols.
    private final int[] pattern;
    private final int[] text;
    private final int blocks;
    /// Per symbol, where its blocks begin in the two lists below; behind the last, where they end.
    private final int[] starts;
    /// The blocks that hold a symbol, in order, and the places in each where it stands.
    private final int[] holding;
    private final long[] places;

    private EditDistance(int[] pattern, int[] text) {
        this.pattern = pattern;
        this.text = text;
        this.blocks = (pattern.length + 63) / 64;
        int symbols = number(pattern, text);
        int[] last = new int[symbols];
        Arrays.fill(last, -1);
        starts = new int[symbols + 1];
        for (int i = 0; i < pattern.length; i++) {
            starts[pattern[i] + 1] += last[pattern[i]] == i / 64 ? 0 : 1;
            last[pattern[i]] = i / 64;
        }
        for (int symbol = 0; symbol < symbols; symbol++) {
            starts[symbol + 1] += starts[symbol];
        }
        holding = new int[starts[symbols]];
        places = new long[starts[symbols]];
        int[] filled = starts.clone();
        for (int i = 0; i < pattern.length; i++) {
            int symbol = pattern[i];
            int at = filled[symbol];
            if (at > starts[symbol] && holding[at - 1] == i / 64) {
                at--;
            } else {
                filled[symbol]++;
            }
            holding[at] = i / 64;
            places[at] |= 1L << (i % 64);
        }
    }

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
        int[] left = Arrays.copyOfRange(one, head, one.length - tail);
        int[] right = Arrays.copyOfRange(other, head, other.length - tail);
        if (left.length == 0 || right.length == 0) {
            return Math.max(left.length, right.length);
        }
        EditDistance distance =
                left.length <= right.length ? new EditDistance(left, right) : new EditDistance(right, left);
        int most = NARROWEST + distance.text.length - distance.pattern.length;
        int found = distance.within(most);
        while (found > most) {
            // What was found is the length of some way, so that the shortest one is within it.
            most = Math.min(2 * most, found);
            found = distance.within(most);
        }
        return found;
    }

    /// Puts numbers for the symbols of two sequences, from zero on, and returns how many there are.
    private static int number(int[] one, int[] other) {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int[] sequence : new int[][] {one, other}) {
            for (int i = 0; i < sequence.length; i++) {
                sequence[i] = numbers.computeIfAbsent(sequence[i], _ -> numbers.size());
            }
        }
        return numbers.size();
    }

    /// The length of the shortest way within the diagonals that a way of at most so many steps can reach: the distance,
    /// when it is no more than that.
    private int within(int most) {
        int m = pattern.length;
        int longer = text.length - m;
        int aside = (most - longer) / 2;
        long[] positive = new long[blocks];
        long[] negative = new long[blocks];
        int[] next = starts.clone();
        int last = -1;
        int score = 0;
        for (int j = 0; j < text.length; j++) {
            int lowest = Math.min(blocks - 1, (j + aside) / 64);
            while (last < lowest) {
                last++;
                positive[last] = -1L;
                score += Math.min(64, m - 64 * last);
            }
            int first = Math.max(0, j - longer - aside) / 64;
            int symbol = text[j];
            int end = starts[symbol + 1];
            int at = next[symbol];
            while (at < end && holding[at] < first) {
                at++;
            }
            next[symbol] = at;
            int carry = 1;
            for (int b = first; b <= last; b++) {
                long eq = 0;
                if (at < end && holding[at] == b) {
                    eq = places[at++];
                }
                long pv = positive[b];
                long mv = negative[b];
                long xv = eq | mv;
                eq |= carry >>> 31;
                long xh = (((eq & pv) + pv) ^ pv) | eq;
                long ph = mv | ~(xh | pv);
                long mh = pv & xh;
                int high = b == blocks - 1 ? (m - 1) % 64 : 63;
                int carryOut = (int) (ph >>> high & 1) - (int) (mh >>> high & 1);
                ph = ph << 1 | (carry > 0 ? 1L : 0);
                mh = mh << 1 | (carry >>> 31);
                positive[b] = mh | ~(xv | ph);
                negative[b] = ph & xv;
                carry = carryOut;
            }
            score += carry;
        }
        return score;
    }
}
