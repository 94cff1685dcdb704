package org.stenogram.storage.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.storage.editions.Edition;

/// Decides what becomes of runs whose opening event and whose content are both there.
///
/// A run opened by an arrival whose bytes the archive has already, from another arrival and in whatever
/// document, is a duplicate and makes nothing. Every other run makes an edition: also a late old one, which
/// becomes no reader's default, and a reprocess of bytes that the archive has.
public final class Settlement {

    private final Map<UUID, DocumentHead> documents = new LinkedHashMap<>();
    private final Map<String, List<Holder>> holders = new LinkedHashMap<>();
    private final Map<UUID, Map<String, Integer>> versions = new LinkedHashMap<>();
    private final List<Version> newVersions = new ArrayList<>();
    private final Instant now;

    /// A run that can be settled.
    public record Candidate(UUID runId, Opening opening, Edition edition) {}

    /// @param documents the heads of those candidates' documents that exist
    /// @param versions all contents of those documents
    /// @param holders who has the bytes of the candidates
    public Settlement(
            Collection<DocumentHead> documents, Collection<Version> versions, Collection<Holder> holders, Instant now) {
        documents.forEach(document -> this.documents.put(document.documentId(), document));
        versions.forEach(version ->
                versionsOf(version.documentId()).put(version.original().sha256(), version.number()));
        holders.forEach(this::hold);
        this.now = now;
    }

    /// Settles runs in the order in which they were opened, so that of two equal files the first one stays.
    public List<Settled> settle(Collection<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing(
                                (Candidate candidate) -> candidate.opening().openedAt())
                        .thenComparing(candidate -> candidate.runId().toString()))
                .map(this::settle)
                .toList();
    }

    private Settled settle(Candidate candidate) {
        Optional<Holder> holder = holder(candidate);
        return holder.isPresent()
                ? new Settled.Duplicate(candidate.runId(), holder.get().documentId(), now)
                : archive(candidate);
    }

    private Optional<Holder> holder(Candidate candidate) {
        if (candidate.opening().isReprocess()) {
            return Optional.empty();
        }
        return holders.getOrDefault(candidate.edition().source().original().sha256(), List.of()).stream()
                .filter(holder -> !holder.arrivalId().equals(candidate.opening().arrivalId()))
                .min(Comparator.comparing(holder -> holder.documentId().toString()));
    }

    private Settled archive(Candidate candidate) {
        Original original = candidate.edition().source().original();
        UUID documentId = candidate.edition().source().documentId().value();
        DocumentHead head = documents.getOrDefault(documentId, DocumentHead.first(documentId, candidate.opening()));
        int version = versionsOf(documentId).computeIfAbsent(original.sha256(), _ -> {
            newVersions.add(new Version(documentId, head.lastVersion() + 1, original));
            return head.lastVersion() + 1;
        });
        DocumentHead next = head.with(candidate.runId(), candidate.opening(), version, now);
        documents.put(documentId, next);
        hold(new Holder(original.sha256(), documentId, candidate.opening().arrivalId()));
        return new Settled.Archived(
                candidate.runId(), candidate.opening(), candidate.edition(), version, next.lastEdition(), now);
    }

    /// The heads as they stand after [#settle(Collection)], the untouched ones included.
    public Collection<DocumentHead> documents() {
        return documents.values();
    }

    /// Contents that the archive did not have in their documents.
    public List<Version> newVersions() {
        return newVersions;
    }

    private void hold(Holder holder) {
        holders.computeIfAbsent(holder.sha256(), _ -> new ArrayList<>()).add(holder);
    }

    private Map<String, Integer> versionsOf(UUID documentId) {
        return versions.computeIfAbsent(documentId, _ -> new LinkedHashMap<>());
    }
}
