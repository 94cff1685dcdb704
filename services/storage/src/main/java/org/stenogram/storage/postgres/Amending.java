package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentArchived;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.DocumentWithdrawn;
import org.stenogram.contracts.RunId;
import org.stenogram.storage.amendments.Amended;
import org.stenogram.storage.amendments.InForce;
import org.stenogram.storage.editions.Edition;
import org.stenogram.storage.editions.StoredEdition;
import org.stenogram.storage.postgres.AmendmentTable.RunPlace;

/// Brings amendments over editions, within one application of events: over those that come, and over those that
/// are there.
final class Amending {

    private static final String HEADS = """
            SELECT d.name, d.collection, d.current_run_id, e.version_no, e.edition_no, e.title, e.meeting_date, v.sha256,
                   e.speeches, e.people, e.words, e.quality, e.archived_at
              FROM archive.document d
              JOIN archive.edition e ON e.run_id = d.current_run_id
              JOIN archive.version v ON v.document_id = e.document_id AND v.version_no = e.version_no
             WHERE d.document_id = ?
            """;

    private final Connection connection;
    private final Map<UUID, DocumentAmended> latest = new LinkedHashMap<>();
    private final Map<UUID, InForce> holding;
    private final Set<UUID> wereWithdrawn;
    private final Map<UUID, Amended> amended = new HashMap<>();
    private final Map<UUID, DocumentSegmented> machine = new HashMap<>();

    /// Stores amendments and reads what holds now.
    ///
    /// @param added amendments that are new
    /// @param arriving documents whose editions come now
    /// @param isErased says which documents stay withdrawn, whatever amendments say
    Amending(Connection connection, List<DocumentAmended> added, Collection<UUID> arriving, Predicate<UUID> isErased)
            throws SQLException {
        this.connection = connection;
        added.forEach(one -> latest.merge(one.documentId().value(), one, Amending::later));
        AmendmentTable.write(connection, added);
        Set<UUID> touched = new HashSet<>(arriving);
        touched.addAll(latest.keySet());
        holding = AmendmentTable.read(connection, touched, isErased);
        wereWithdrawn = new HashSet<>(AmendmentTable.withdrawn(connection, holding.keySet()));
    }

    private static DocumentAmended later(DocumentAmended one, DocumentAmended other) {
        return one.amendedAt().isAfter(other.amendedAt()) ? one : other;
    }

    /// The edition of what a run made, corrections included.
    Edition edition(DocumentSegmented made) {
        InForce inForce = holding.get(made.documentId().value());
        if (inForce == null || inForce.corrections().isEmpty()) {
            return Edition.of(made);
        }
        Amended result = Amended.of(made, inForce.corrections());
        amended.put(made.runId().value(), result);
        machine.put(made.runId().value(), made);
        return Edition.of(result.edition());
    }

    /// Whether an edition of a document is to be worked out here.
    boolean isAmended(UUID documentId) {
        return holding.containsKey(documentId);
    }

    /// Whether readers may not see a document, as it was before and will be after this application.
    boolean isWithdrawn(UUID documentId) {
        InForce inForce = holding.get(documentId);
        return inForce != null && inForce.withdrawal() != null;
    }

    /// Writes what became of corrections in editions that were stored just now, and brings new ones over those that
    /// were there before.
    ///
    /// @return how many segment rows were written
    long write(Collection<UUID> stored) throws SQLException {
        List<DocumentSegmented> kept = new ArrayList<>();
        List<RunPlace> places = new ArrayList<>();
        List<UUID> runIds = new ArrayList<>();
        List<StoredEdition> changed = new ArrayList<>();
        for (UUID runId : stored) {
            Amended result = amended.get(runId);
            if (result != null) {
                kept.add(Objects.requireNonNull(machine.get(runId)));
                note(runId, result, runIds, places);
            }
        }
        for (UUID documentId : latest.keySet()) {
            List<DocumentAmended> corrections =
                    Objects.requireNonNull(holding.get(documentId)).corrections();
            Map<UUID, DocumentSegmented> before = MachineEditionTable.read(connection, documentId);
            for (StoredEdition edition : StoredEditions.read(connection, documentId)) {
                boolean isUntouched = corrections.isEmpty() && !before.containsKey(edition.runId());
                if (stored.contains(edition.runId()) || isUntouched) {
                    continue;
                }
                DocumentSegmented made =
                        before.getOrDefault(edition.runId(), edition.edition().source());
                Amended result = Amended.of(made, corrections);
                kept.add(made);
                note(edition.runId(), result, runIds, places);
                changed.add(edition.with(Edition.of(result.edition())));
            }
        }
        MachineEditionTable.keep(connection, kept);
        long segments = EditionTable.rewrite(connection, changed);
        AmendmentTable.writePlaces(connection, runIds, places);
        return segments;
    }

    private static void note(UUID runId, Amended result, List<UUID> runIds, List<RunPlace> places) {
        runIds.add(runId);
        result.places().forEach(place -> places.add(new RunPlace(runId, place)));
    }

    /// Withdraws and restores documents.
    ///
    /// @return what the world is to hear of that
    List<DocumentEvent> withdraw() throws SQLException {
        List<DocumentAmended> withdrawals = new ArrayList<>();
        List<UUID> restored = new ArrayList<>();
        List<DocumentEvent> events = new ArrayList<>();
        for (Map.Entry<UUID, DocumentAmended> one : latest.entrySet()) {
            UUID documentId = one.getKey();
            boolean was = wereWithdrawn.contains(documentId);
            DocumentAmended withdrawal =
                    Objects.requireNonNull(holding.get(documentId)).withdrawal();
            if (withdrawal != null) {
                withdrawals.add(withdrawal);
            } else if (was) {
                restored.add(documentId);
            }
            if (was != (withdrawal != null)) {
                events.addAll(event(withdrawal == null ? one.getValue() : withdrawal, was));
            }
        }
        AmendmentTable.withdraw(connection, withdrawals);
        AmendmentTable.restore(connection, restored);
        return events;
    }

    private List<DocumentEvent> event(DocumentAmended cause, boolean restored) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEADS)) {
            statement.setObject(1, cause.documentId().value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return List.of();
                }
                return List.of(restored ? archived(row, cause) : withdrawn(row, cause));
            }
        }
    }

    private static DocumentWithdrawn withdrawn(ResultSet row, DocumentAmended cause) throws SQLException {
        return new DocumentWithdrawn(
                cause.documentId(),
                new RunId(row.getObject("current_run_id", UUID.class)),
                cause.amendmentId(),
                row.getString("name"),
                row.getString("collection"),
                cause.reason(),
                cause.amendedBy(),
                cause.amendedAt());
    }

    private static DocumentArchived archived(ResultSet row, DocumentAmended cause) throws SQLException {
        DocumentId documentId = cause.documentId();
        return new DocumentArchived(
                documentId,
                new RunId(row.getObject("current_run_id", UUID.class)),
                row.getInt("version_no"),
                row.getInt("edition_no"),
                row.getString("name"),
                row.getString("collection"),
                row.getString("title"),
                row.getString("meeting_date"),
                row.getString("sha256"),
                row.getInt("speeches"),
                row.getInt("people"),
                row.getInt("words"),
                StoredEditions.numbers(row.getString("quality")),
                "/api/v1/documents/" + documentId,
                Objects.requireNonNull(Timestamps.get(row, "archived_at")),
                cause.amendmentId());
    }
}
