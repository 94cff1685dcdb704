package org.stenogram.ingest;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.stenogram.ingest.arrivals.Refusal;

/// What ingest counts of its work; the wiring shows it as metrics.
public final class IngestCounts {

    private final LongAdder taken = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder knownOriginals = new LongAdder();
    private final LongAdder reannounced = new LongAdder();
    private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);
    private volatile int waiting;
    private volatile Duration oldest = Duration.ZERO;

    /// All zero.
    public IngestCounts() {
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, new LongAdder());
        }
    }

    void taken(long size, boolean isNew) {
        taken.increment();
        bytes.add(size);
        if (!isNew) {
            knownOriginals.increment();
        }
    }

    void refused(Refusal refusal) {
        adder(refusal).increment();
    }

    void reannounced(int arrivals) {
        reannounced.add(arrivals);
    }

    void waiting(int files, Duration age) {
        waiting = files;
        oldest = age;
    }

    /// A look that stopped early, because as many are on their way as may be, saw only so many.
    void waitingAtLeast(int files) {
        waiting = Math.max(waiting, files);
    }

    /// Files whose bytes were kept.
    public long taken() {
        return taken.sum();
    }

    /// Bytes of the files that were taken.
    public long bytes() {
        return bytes.sum();
    }

    /// Files whose bytes were kept before.
    public long knownOriginals() {
        return knownOriginals.sum();
    }

    /// Arrivals that the reconciler announced again.
    public long reannounced() {
        return reannounced.sum();
    }

    /// Files refused for a reason.
    public long refusedFor(Refusal refusal) {
        return adder(refusal).sum();
    }

    /// Files that lay in the inbox at the last look, temporary ones left out; at least so many while that is full.
    public int waiting() {
        return waiting;
    }

    /// How long the oldest file that is not yet complete has been there.
    public Duration oldest() {
        return oldest;
    }

    private LongAdder adder(Refusal refusal) {
        return Objects.requireNonNull(refused.get(refusal), "every refusal has one");
    }
}
