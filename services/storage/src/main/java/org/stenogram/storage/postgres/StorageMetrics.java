package org.stenogram.storage.postgres;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.stenogram.storage.runs.Settled;

/// What storage counts. Listed in the service's README.
public final class StorageMetrics {

    /// How long a transaction took.
    public static final String BATCH = "stenogram.storage.batch";
    /// Events that were applied, redeliveries not counted.
    public static final String EVENTS = "stenogram.storage.events";
    /// Rows that were written; tag `table` is `segment` or `other`.
    public static final String ROWS = "stenogram.storage.rows";
    /// Runs that came to an end; tag `outcome` is `archived`, `duplicate` or `failed`.
    public static final String DOCUMENTS = "stenogram.storage.documents";
    /// Batches that closed.
    public static final String BATCHES_CLOSED = "stenogram.storage.batches.closed";
    /// Outgoing events that the relay has not published yet.
    public static final String RELAY_LAG = "stenogram.storage.relay.lag";

    private final Timer batch;
    private final Counter events;
    private final Counter segments;
    private final Counter otherRows;
    private final Counter archived;
    private final Counter duplicates;
    private final Counter failed;
    private final Counter batchesClosed;
    private final AtomicLong relayLag;

    /// Registers every metric, so that each is there from the start.
    public StorageMetrics(MeterRegistry meters) {
        batch = meters.timer(BATCH);
        events = meters.counter(EVENTS);
        segments = meters.counter(ROWS, "table", "segment");
        otherRows = meters.counter(ROWS, "table", "other");
        archived = meters.counter(DOCUMENTS, "outcome", "archived");
        duplicates = meters.counter(DOCUMENTS, "outcome", "duplicate");
        failed = meters.counter(DOCUMENTS, "outcome", "failed");
        batchesClosed = meters.counter(BATCHES_CLOSED);
        relayLag = new AtomicLong();
        meters.gauge(RELAY_LAG, relayLag);
    }

    void applied(Applied applied, int closed, Duration duration) {
        batch.record(duration);
        events.increment(applied.events());
        segments.increment(applied.segments());
        otherRows.increment(applied.rows());
        long made = applied.settled().stream()
                .filter(Settled.Archived.class::isInstance)
                .count();
        archived.increment(made);
        duplicates.increment(applied.settled().size() - made);
        failed.increment(applied.failures().size());
        batchesClosed.increment(closed);
    }

    /// Says how many outgoing events wait.
    public void relayLag(long waiting) {
        relayLag.set(waiting);
    }
}
