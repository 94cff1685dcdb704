package org.stenogram.storage.runs;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentArchived;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.DocumentErased;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.DocumentWithdrawn;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.OriginalChecked;
import org.stenogram.contracts.PipelineEvent.ReprocessRequested;
import org.stenogram.storage.IncomingEvent;

/// Adds events to what is known of their runs. Decides nothing yet: see [Settlement].
public final class RunLedger {

    private final Map<UUID, Run> runs = new LinkedHashMap<>();
    private final Map<UUID, DocumentSegmented> segmented = new LinkedHashMap<>();
    private final List<Taken> arrivals = new ArrayList<>();
    private final List<DocumentFailed> failures = new ArrayList<>();
    private final List<BatchSealed> seals = new ArrayList<>();

    /// A file that was taken.
    ///
    /// @param documentId the document that it is, or would have become
    /// @param original absent when the file was rejected before it was read
    public record Taken(
            UUID documentId, Arrival arrival, @Nullable Original original) {}

    /// @param known the runs that the archive has of those that the events belong to
    public RunLedger(Collection<Run> known) {
        known.forEach(run -> runs.put(run.runId(), run));
    }

    /// Adds one event.
    public void add(IncomingEvent incoming) {
        switch (incoming.event()) {
            case DocumentReceived received -> {
                put(run(received).withOpening(Opening.of(received)));
                arrivals.add(new Taken(received.documentId().value(), received.arrival(), received.original()));
            }
            case ReprocessRequested request -> put(run(request).withOpening(Opening.of(request)));
            case DocumentCleaned cleaned -> put(run(cleaned).withCleaned(incoming.occurredAt()));
            case DocumentSegmented edition -> {
                put(run(edition).withSegmented(incoming.occurredAt()));
                segmented.put(edition.runId().value(), edition);
            }
            case DocumentFailed failed -> add(failed);
            case BatchSealed seal -> seals.add(seal);
            case DocumentAmended _, ErasureRequested _ -> {
                // About all editions, whatever run they are of.
            }
            case DocumentArchived _, OriginalChecked _, DocumentWithdrawn _, DocumentErased _ -> {
                // Storage says it itself and never reads it.
            }
        }
    }

    private void add(DocumentFailed failed) {
        Run run = run(failed);
        Arrival arrival = failed.arrival();
        // A stage that gives up a reprocess request names the arrival too; the request itself opens that run.
        if (arrival != null && arrival.arrivalId().equals(run.runId())) {
            run = run.withOpening(Opening.ofRejected(arrival));
            arrivals.add(new Taken(failed.documentId().value(), arrival, null));
        }
        put(run.withFailure(failed.failedAt().truncatedTo(ChronoUnit.MICROS)));
        failures.add(failed);
    }

    /// The runs that the events belong to, as they stand with all events added.
    public Collection<Run> runs() {
        return runs.values();
    }

    /// What was made of the runs, as far as it came with these events.
    public Map<UUID, DocumentSegmented> segmented() {
        return segmented;
    }

    /// Files that these events tell of.
    public List<Taken> arrivals() {
        return arrivals;
    }

    /// Failures that these events tell of.
    public List<DocumentFailed> failures() {
        return failures;
    }

    /// Seals that these events set.
    public List<BatchSealed> seals() {
        return seals;
    }

    private Run run(DocumentEvent event) {
        UUID runId = event.runId().value();
        Run known = runs.get(runId);
        return known == null ? Run.unknown(runId, event.documentId().value()) : known;
    }

    private void put(Run run) {
        runs.put(run.runId(), run);
    }
}
