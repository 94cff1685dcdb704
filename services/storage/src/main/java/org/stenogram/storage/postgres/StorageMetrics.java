package org.stenogram.storage.postgres;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.stenogram.contracts.PipelineEvent.CheckOutcome;
import org.stenogram.storage.fixity.Finding;
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

    /// Originals that were read again; tag `outcome` is `intact`, `different`, `missing` or `unreadable`.
    public static final String FIXITY_CHECKED = "stenogram.storage.fixity.checked";
    /// Bytes that were read for it.
    public static final String FIXITY_BYTES = "stenogram.storage.fixity.bytes";
    /// Originals that were not intact when they were read last.
    public static final String FIXITY_FAULTY = "stenogram.storage.fixity.faulty";

    /// Payloads that were removed since no topic refers to them any more.
    public static final String PAYLOADS_REMOVED = "stenogram.storage.payloads.removed";
    /// Bytes that went with them.
    public static final String PAYLOADS_BYTES = "stenogram.storage.payloads.bytes";
    /// Payloads that were there, and stayed, at the last look.
    public static final String PAYLOADS_KEPT = "stenogram.storage.payloads.kept";

    private final Timer batch;
    private final Counter events;
    private final Counter segments;
    private final Counter otherRows;
    private final Counter archived;
    private final Counter duplicates;
    private final Counter failed;
    private final Counter batchesClosed;
    private final AtomicLong relayLag;
    private final Map<CheckOutcome, Counter> checked = new EnumMap<>(CheckOutcome.class);
    private final Counter checkedBytes;
    private final AtomicLong faultyOriginals;
    private final Counter payloadsRemoved;
    private final Counter payloadBytes;
    private final AtomicLong payloadsKept;

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
        for (CheckOutcome outcome : CheckOutcome.values()) {
            checked.put(
                    outcome,
                    meters.counter(FIXITY_CHECKED, "outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
        checkedBytes = meters.counter(FIXITY_BYTES);
        faultyOriginals = new AtomicLong();
        meters.gauge(FIXITY_FAULTY, faultyOriginals);
        payloadsRemoved = meters.counter(PAYLOADS_REMOVED);
        payloadBytes = meters.counter(PAYLOADS_BYTES);
        payloadsKept = new AtomicLong();
        meters.gauge(PAYLOADS_KEPT, payloadsKept);
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

    /// Counts an original that was read again.
    void checked(Finding finding) {
        Objects.requireNonNull(checked.get(finding.outcome())).increment();
        Long bytes = finding.bytes();
        checkedBytes.increment(bytes == null ? 0 : bytes);
    }

    /// Says how many originals are not intact.
    void faultyOriginals(long faulty) {
        faultyOriginals.set(faulty);
    }

    /// Counts a payload that was removed.
    public void payloadRemoved(long bytes) {
        payloadsRemoved.increment();
        payloadBytes.increment(bytes);
    }

    /// Says how many payloads stay.
    public void payloads(long kept) {
        payloadsKept.set(kept);
    }

    /// Says how many outgoing events wait.
    public void relayLag(long waiting) {
        relayLag.set(waiting);
    }
}
