package org.stenogram.stageruntime.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Which offset of one partition may be committed: records finish in any order, and only the unbroken run of
/// finished ones from the start counts. Offsets can have gaps. Safe for use by several threads.
public final class FinishedPrefix {

    private final Deque<Long> taken = new ArrayDeque<>();
    private final Set<Long> finishedEarly = new HashSet<>();
    private long next;
    private boolean moved;

    /// Notes a record that was read, in the order of the partition.
    public synchronized void taken(long offset) {
        taken.addLast(offset);
    }

    /// Notes a record whose outputs are safe.
    public synchronized void finished(long offset) {
        finishedEarly.add(offset);
        for (Long oldest = taken.peekFirst(); oldest != null && finishedEarly.remove(oldest); ) {
            taken.removeFirst();
            next = oldest + 1;
            moved = true;
            oldest = taken.peekFirst();
        }
    }

    /// Whether any record has counted yet; before that there is nothing to commit.
    public synchronized boolean hasMoved() {
        return moved;
    }

    /// The next offset to read if everything stopped now; means something once [#hasMoved()].
    public synchronized long next() {
        return next;
    }

    /// Records taken that do not count yet.
    public synchronized int open() {
        return taken.size();
    }
}
