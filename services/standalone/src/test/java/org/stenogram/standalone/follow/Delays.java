package org.stenogram.standalone.follow;

import java.util.Arrays;

/// How long events were under way, of one kind of follower.
final class Delays {

    private final String name;
    private long[] millis = new long[1 << 16];
    private int count;

    Delays(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    synchronized void add(long delay) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = delay;
    }

    synchronized int count() {
        return count;
    }

    /// The delay that this share of the events had at most, in milliseconds.
    synchronized long percentile(double share) {
        long[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[(int) Math.min(count - 1L, Math.round(share * count))];
    }

    synchronized void clear() {
        count = 0;
    }
}
