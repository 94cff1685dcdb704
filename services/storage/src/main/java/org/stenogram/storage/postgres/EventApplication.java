package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.OpeningEvent;
import org.stenogram.storage.IncomingEvent;
import org.stenogram.storage.Unstorable;
import org.stenogram.storage.editions.Edition;
import org.stenogram.storage.postgres.ArrivalTable.Finish;
import org.stenogram.storage.postgres.BatchTable.Touched;
import org.stenogram.storage.runs.DocumentHead;
import org.stenogram.storage.runs.Opening;
import org.stenogram.storage.runs.Run;
import org.stenogram.storage.runs.RunLedger;
import org.stenogram.storage.runs.RunState;
import org.stenogram.storage.runs.Settled;
import org.stenogram.storage.runs.Settlement;

/// Applies events within one transaction that holds the locks of all their documents: reads what is known, lets
/// [RunLedger] and [Settlement] decide, writes one statement a table.
///
/// [#apply(List)] may be called several times in the transaction, [#closeBatches()] comes last.
final class EventApplication {

    private final Connection connection;
    private final Instant now;
    private final Map<UUID, Touched> batches = new TreeMap<>();
    private final Set<UUID> finishedBatches = new TreeSet<>();
    /// Rows of an edition cost time and do not change when a part of the batch is applied again.
    private final Map<DocumentSegmented, Edition> editions = new IdentityHashMap<>();

    EventApplication(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /// Applies those of the events that are new.
    Applied apply(List<IncomingEvent> delivered) throws SQLException {
        List<IncomingEvent> unknown = EventLog.unknown(connection, delivered);
        if (unknown.isEmpty()) {
            return Applied.NOTHING;
        }
        Erasing erasing = new Erasing(connection, unknown, now);
        List<IncomingEvent> events = erasing.kept(unknown);
        RunLedger ledger = new RunLedger(RunTable.read(connection, runIds(events)));
        events.forEach(ledger::add);
        Map<UUID, Run> runs = new LinkedHashMap<>();
        ledger.runs().forEach(run -> runs.put(run.runId(), run));

        long rows = openBatches(ledger) + ArrivalTable.take(connection, ledger.arrivals());
        Map<UUID, DocumentSegmented> contents = contents(runs.values(), ledger.segmented(), erasing);
        Amending amending = amending(events, contents.values(), erasing);
        List<Settlement.Candidate> candidates = candidates(runs.values(), contents, amending);
        erasing.refuseLate(candidates);
        Settlement settlement = settlement(candidates);
        List<Settled> settled = settlement.settle(candidates);
        List<UUID> recovered = recovered(runs, settled);
        settled.forEach(result -> runs.compute(result.runId(), (_, run) -> run == null ? null : run.settled(result)));

        rows += RunTable.write(connection, runs.values());
        rows += keepEarly(runs.values(), ledger.segmented());
        rows += DocumentTable.write(connection, changed(settlement, settled));
        rows += DocumentTable.writeVersions(connection, settlement.newVersions(), now);
        List<UUID> stored = archived(settled).stream().map(Settled::runId).toList();
        long segments = EditionTable.write(
                connection,
                archived(settled).stream().map(Settled.Archived::stored).toList());
        segments += amending.write(stored);
        List<DocumentEvent> erased = erasing.erase(archived(settled));
        rows += archived(settled).size();
        EarlyEditionTable.drop(connection, settled.stream().map(Settled::runId).toList());
        Map<Boolean, List<DocumentFailed>> failures = ledger.failures().stream()
                .collect(Collectors.partitioningBy(
                        failed -> isFailed(runs.get(failed.runId().value()))));
        rows += FailureTable.write(connection, failures.getOrDefault(true, List.of()));
        FailureTable.withdraw(connection, recovered);
        finishedBatches.addAll(ArrivalTable.finish(connection, finished(runs.values(), settled)));
        rows += EventLog.write(
                connection, withOutgoing(events, settled, amending, erasing, erased), erasing::isSilenced);
        return new Applied(
                settled,
                failures.getOrDefault(true, List.of()),
                failures.getOrDefault(false, List.of()),
                events.size(),
                rows,
                segments);
    }

    /// Forgets what was kept aside for the run of an event that cannot be stored, so that it is not tried
    /// again. If its bytes are erased ones, the object that came with it goes too.
    void dropEarly(IncomingEvent event) throws SQLException {
        EarlyEditionTable.drop(connection, List.of(event.event().subjectId()));
        if (event.event() instanceof OpeningEvent opening) {
            ErasureTable.removeAgain(connection, List.of(opening.original().sha256()));
        }
    }

    /// Sets seals and closes batches; the last writes of the transaction.
    int closeBatches() throws SQLException {
        return BatchTable.close(connection, batches, finishedBatches, now);
    }

    private int openBatches(RunLedger ledger) throws SQLException {
        Map<UUID, Touched> touched = BatchTable.touched(ledger.arrivals(), ledger.seals());
        int opened = BatchTable.open(connection, touched);
        touched.forEach((batchId, batch) -> batches.merge(batchId, batch, Touched::and));
        return opened;
    }

    private Amending amending(List<IncomingEvent> events, Collection<DocumentSegmented> contents, Erasing erasing)
            throws SQLException {
        return new Amending(
                connection,
                erasing.keptAmendments(events.stream()
                        .map(IncomingEvent::event)
                        .filter(DocumentAmended.class::isInstance)
                        .map(DocumentAmended.class::cast)
                        .toList()),
                contents.stream().map(content -> content.documentId().value()).collect(Collectors.toSet()),
                erasing::isErased);
    }

    /// What was made of the runs, as far as it comes now or was kept aside.
    private Map<UUID, DocumentSegmented> contents(
            Collection<Run> runs, Map<UUID, DocumentSegmented> segmented, Erasing erasing) throws SQLException {
        List<UUID> kept = runs.stream()
                .filter(run -> !run.state().isSettled() && run.opening() != null && run.segmentedAt() != null)
                .map(Run::runId)
                .filter(runId -> !segmented.containsKey(runId))
                .toList();
        Map<UUID, DocumentSegmented> contents = new HashMap<>(EarlyEditionTable.read(connection, kept));
        contents.replaceAll((_, content) -> erasing.kept(content));
        contents.putAll(segmented);
        return contents;
    }

    /// Runs that are open, have content and are not settled yet.
    private List<Settlement.Candidate> candidates(
            Collection<Run> runs, Map<UUID, DocumentSegmented> contents, Amending amending) {
        List<Settlement.Candidate> candidates = new ArrayList<>();
        for (Run run : runs) {
            DocumentSegmented content = contents.get(run.runId());
            Opening opening = run.opening();
            if (content != null && opening != null && !run.state().isSettled()) {
                Edition edition = amending.isAmended(run.documentId())
                        ? amending.edition(content)
                        : editions.computeIfAbsent(content, Edition::of);
                candidates.add(new Settlement.Candidate(run.runId(), opening, edition));
            }
        }
        return candidates;
    }

    private Settlement settlement(List<Settlement.Candidate> candidates) throws SQLException {
        if (candidates.isEmpty()) {
            return new Settlement(List.of(), List.of(), List.of(), now);
        }
        Set<UUID> documentIds = candidates.stream()
                .map(candidate -> candidate.edition().source().documentId().value())
                .collect(Collectors.toSet());
        Set<String> sha256s = candidates.stream()
                .map(candidate -> candidate.edition().source().original().sha256())
                .collect(Collectors.toSet());
        return new Settlement(
                DocumentTable.readHeads(connection, documentIds),
                DocumentTable.readVersions(connection, documentIds),
                DocumentTable.readHolders(connection, sha256s),
                now);
    }

    /// An edition whose run is not open yet waits aside; its rows are worked out and its texts looked at all the
    /// same, so that an event that cannot be stored is refused by itself and not with the one that opens the run.
    private int keepEarly(Collection<Run> runs, Map<UUID, DocumentSegmented> segmented) throws SQLException {
        List<DocumentSegmented> early = new ArrayList<>();
        for (Run run : runs) {
            DocumentSegmented content = segmented.get(run.runId());
            if (content != null && run.opening() == null) {
                editions.computeIfAbsent(content, Edition::of);
                early.add(content);
            }
        }
        return EarlyEditionTable.keep(connection, early);
    }

    private static List<DocumentHead> changed(Settlement settlement, List<Settled> settled) {
        Set<UUID> documentIds = archived(settled).stream()
                .map(archived -> archived.edition().source().documentId().value())
                .collect(Collectors.toSet());
        return settlement.documents().stream()
                .filter(document -> documentIds.contains(document.documentId()))
                .toList();
    }

    private static List<UUID> recovered(Map<UUID, Run> runs, List<Settled> settled) {
        return settled.stream()
                .map(Settled::runId)
                .filter(runId -> isFailed(runs.get(runId)))
                .toList();
    }

    private static boolean isFailed(@Nullable Run run) {
        return run != null && run.state() == RunState.FAILED;
    }

    private static List<Finish> finished(Collection<Run> runs, List<Settled> settled) {
        List<Finish> finished = new ArrayList<>();
        for (Settled result : settled) {
            finished.add(
                    switch (result) {
                        case Settled.Archived archived ->
                            new Finish(archived.runId(), RunState.ARCHIVED, null, archived.at());
                        case Settled.Duplicate duplicate ->
                            new Finish(duplicate.runId(), RunState.DUPLICATE, duplicate.of(), duplicate.at());
                    });
        }
        for (Run run : runs) {
            Instant failedAt = run.failedAt();
            if (failedAt != null) {
                finished.add(new Finish(run.runId(), RunState.FAILED, null, failedAt));
            }
        }
        return finished;
    }

    /// A run that ends while its document is withdrawn is not told of: nobody can find it.
    private List<IncomingEvent> withOutgoing(
            List<IncomingEvent> events,
            List<Settled> settled,
            Amending amending,
            Erasing erasing,
            List<DocumentEvent> erased)
            throws SQLException {
        Map<UUID, IncomingEvent> causes = new HashMap<>();
        events.forEach(event -> causes.put(event.event().subjectId(), event));
        List<IncomingEvent> all = new ArrayList<>(events);
        for (Settled.Archived archived : archived(settled)) {
            IncomingEvent cause = causes.get(archived.runId());
            UUID documentId = archived.edition().source().documentId().value();
            boolean isHidden = amending.isWithdrawn(documentId) || erasing.isHidden(documentId);
            if (cause != null && !isHidden) {
                all.add(Unstorable.ownEvent(archived.event(), cause.traceparent(), cause.record(), now));
            }
        }
        List<DocumentEvent> toldOf = new ArrayList<>(amending.withdraw());
        toldOf.addAll(erased);
        for (DocumentEvent told : toldOf) {
            IncomingEvent cause = causes.getOrDefault(told.subjectId(), events.getFirst());
            all.add(Unstorable.ownEvent(told, cause.traceparent(), cause.record(), now));
        }
        return all;
    }

    private static List<Settled.Archived> archived(List<Settled> settled) {
        return settled.stream()
                .filter(Settled.Archived.class::isInstance)
                .map(Settled.Archived.class::cast)
                .toList();
    }

    private static List<UUID> runIds(List<IncomingEvent> events) {
        return events.stream()
                .map(IncomingEvent::event)
                .filter(event -> event instanceof DocumentEvent && !(event instanceof DocumentAmended))
                .map(event -> event.subjectId())
                .distinct()
                .toList();
    }
}
