package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.NameUuid;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentErased;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.contracts.PipelineEvent.OpeningEvent;
import org.stenogram.contracts.RunId;
import org.stenogram.storage.IncomingEvent;
import org.stenogram.storage.editions.Edition;
import org.stenogram.storage.editions.StoredEdition;
import org.stenogram.storage.erasure.ErasedContentException;
import org.stenogram.storage.erasure.Erasures;
import org.stenogram.storage.runs.Opening;
import org.stenogram.storage.runs.Settled;
import org.stenogram.storage.runs.Settlement.Candidate;

/// Erases documents, and keeps the text of erased ones from coming back, within one application of events.
///
/// An erased document keeps its runs, versions and editions, and its editions are empty: what becomes of a run is
/// decided and counted as ever, whether its content comes before the erasure or after.
final class Erasing {

    private static final String HEAD = """
            SELECT d.name, d.collection, d.current_run_id
              FROM archive.document d
             WHERE d.document_id = ?
               AND d.current_run_id IS NOT NULL
            """;

    private static final String IS_TOLD = "SELECT count(*) > 0 FROM archive.event WHERE event_id = ?";

    private static final String EARLY = """
            SELECT run_id
              FROM archive.early_edition
             WHERE document_id = ANY (?)
                OR data::jsonb #>> '{original,sha256}' = ANY (?)
            """;

    /// A redelivery finds each event in the log by its identifier; what it said of the text is gone. Without a
    /// correction, an amendment is told to nobody.
    private static final List<String> CLEAR = List.of(
            "DELETE FROM archive.machine_edition WHERE document_id = ANY (?)",
            """
            DELETE FROM archive.amendment_place p
             USING archive.amendment a
             WHERE a.amendment_id = p.amendment_id
               AND a.document_id = ANY (?)
            """,
            """
            DELETE FROM archive.amendment
             WHERE document_id = ANY (?)
               AND kind NOT IN ('withdraw', 'restore', 'undoAmendment')
            """,
            """
            UPDATE archive.event
               SET data = CASE WHEN data #>> '{correction,kind}' NOT IN ('withdraw', 'restore', 'undoAmendment')
                               THEN data - 'correction' - 'reason' ELSE data - 'title' - 'date' END
             WHERE document_id = ANY (?)
               AND (data ?? 'title' OR data ?? 'date' OR data ?? 'correction')
            """,
            """
            UPDATE desk.activity
               SET was = NULL, became = NULL
             WHERE document_id = ANY (?)
               AND action LIKE ANY (ARRAY['corrected %', 'split %', 'merged %', 'undid %'])
            """,
            "DELETE FROM desk.rerun_sample WHERE document_id = ANY (?)");

    private static final String NAMED = """
            SELECT DISTINCT p.person_id
              FROM archive.edition_person p
              JOIN archive.edition e ON e.run_id = p.run_id
             WHERE e.document_id = ANY (?)
            """;

    /// Whoever writes a person holds this lock's opposite until the row that names the person is there too.
    private static final String LOCK_PEOPLE = "LOCK TABLE archive.person IN SHARE ROW EXCLUSIVE MODE";

    private static final String FORGET_PEOPLE = """
            DELETE FROM archive.person p
             WHERE p.person_id = ANY (?)
               AND NOT EXISTS (SELECT FROM archive.edition_person e WHERE e.person_id = p.person_id)
               AND NOT EXISTS (SELECT FROM archive.person_alias a WHERE a.person_id = p.person_id)
               AND NOT EXISTS (SELECT FROM archive.segment s WHERE s.person_id = p.person_id)
               AND NOT EXISTS (SELECT FROM desk.person_decision d WHERE p.person_id IN (d.person_id, d.other_id))
            """;

    private final Connection connection;
    private final Instant now;
    private final List<ErasureRequested> requests = new ArrayList<>();
    private final Erasures erasures;
    private final Set<UUID> hidden = new HashSet<>();

    /// Stores erasures, removes what quotes the text beside the editions, and reads what is erased by now.
    Erasing(Connection connection, List<IncomingEvent> events, Instant now) throws SQLException {
        this.connection = connection;
        this.now = now;
        Set<UUID> documentIds = new HashSet<>();
        Set<String> sha256s = new TreeSet<>();
        Set<String> arriving = new TreeSet<>();
        for (IncomingEvent incoming : events) {
            if (incoming.event() instanceof DocumentEvent event) {
                documentIds.add(event.documentId().value());
            }
            switch (incoming.event()) {
                case OpeningEvent opening -> arriving.add(opening.original().sha256());
                case DocumentSegmented made -> sha256s.add(made.original().sha256());
                case ErasureRequested request -> requests.add(request);
                default -> {
                    // It neither brings a text nor takes one away.
                }
            }
        }
        sha256s.addAll(arriving);
        if (!requests.isEmpty()) {
            store(requests);
            documentIds.addAll(requests.stream()
                    .map(request -> request.documentId().value())
                    .toList());
        }
        erasures = ErasureTable.read(connection, documentIds, sha256s);
        arriving.retainAll(erasures.originals().keySet());
        ErasureTable.removeAgain(connection, arriving);
    }

    private void store(List<ErasureRequested> added) throws SQLException {
        ErasureTable.write(connection, added);
        for (ErasureRequested request : List.copyOf(added)) {
            for (UUID holder : ErasureTable.holders(connection, request.originals())) {
                ErasureRequested ofHolder = of(request, holder);
                ErasureTable.write(connection, List.of(ofHolder));
                requests.add(ofHolder);
            }
        }
        List<UUID> documentIds =
                requests.stream().map(request -> request.documentId().value()).toList();
        ErasureTable.writeVersions(connection, documentIds);
        for (String statement : CLEAR) {
            ErasureTable.update(connection, statement, "uuid", documentIds);
        }
    }

    /// The erasure of another document with the same bytes.
    private static ErasureRequested of(ErasureRequested request, UUID documentId) {
        return new ErasureRequested(
                new DocumentId(documentId),
                new RunId(documentId),
                NameUuid.of(request.erasureId(), documentId.toString()),
                List.of(),
                request.reason(),
                request.requestedBy(),
                request.requestedAt());
    }

    /// Events as they may be stored.
    List<IncomingEvent> kept(List<IncomingEvent> events) {
        return events.stream()
                .map(incoming -> incoming.event() instanceof DocumentSegmented made
                        ? incoming.with(erasures.kept(made))
                        : incoming)
                .toList();
    }

    /// Content that was kept aside, as it may be stored.
    DocumentSegmented kept(DocumentSegmented made) {
        return erasures.kept(made);
    }

    /// Amendments that may be kept, and those that keep erased documents out of view.
    List<DocumentAmended> keptAmendments(List<DocumentAmended> amendments) {
        return erasures.kept(amendments, requests);
    }

    /// Whether a document is erased.
    boolean isErased(UUID documentId) {
        return erasures.has(documentId);
    }

    /// Whether a document that was stored just now is out of view because of its bytes.
    boolean isHidden(UUID documentId) {
        return hidden.contains(documentId);
    }

    /// Whether nothing of an amendment but that it was may be logged.
    boolean isSilenced(IncomingEvent incoming) {
        return incoming.event() instanceof DocumentAmended amended
                && isErased(amended.documentId().value())
                && Erasures.quotes(amended.correction());
    }

    /// @throws ErasedContentException when a run was opened after its document or its bytes had been erased
    void refuseLate(Collection<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            DocumentSegmented source = candidate.edition().source();
            Instant requestedAt = erasures.requestedAt(
                    source.documentId().value(), source.original().sha256());
            Opening opening = candidate.opening();
            if (requestedAt != null && opening.openedAt().isAfter(requestedAt)) {
                throw new ErasedContentException(requestedAt);
            }
        }
    }

    /// Empties what is stored, and what waits for its opening event.
    ///
    /// @return what the world is to hear of that
    List<DocumentEvent> erase(List<Settled.Archived> archived) throws SQLException {
        List<DocumentEvent> told = new ArrayList<>();
        if (!requests.isEmpty()) {
            List<UUID> documentIds = requests.stream()
                    .map(request -> request.documentId().value())
                    .toList();
            List<UUID> people = ids(NAMED, documentIds);
            emptyEditions(documentIds);
            emptyEarly(documentIds);
            forget(people);
        }
        for (ErasureRequested request : requests) {
            event(request).ifPresent(told::add);
        }
        for (Settled.Archived one : archived) {
            DocumentSegmented source = one.edition().source();
            UUID documentId = source.documentId().value();
            ErasureRequested before = erasures.documents().get(documentId);
            if (before != null) {
                event(before).ifPresent(told::add);
            } else if (erasures.originals().containsKey(source.original().sha256())) {
                hide(documentId, source);
            }
        }
        return told;
    }

    private void emptyEditions(List<UUID> documentIds) throws SQLException {
        List<StoredEdition> emptied = new ArrayList<>();
        for (UUID documentId : documentIds) {
            for (StoredEdition stored : StoredEditions.read(connection, documentId)) {
                emptied.add(
                        stored.with(Edition.of(Erasures.emptied(stored.edition().source()))));
            }
        }
        EditionTable.rewrite(connection, emptied);
    }

    private void emptyEarly(List<UUID> documentIds) throws SQLException {
        List<String> sha256s = requests.stream()
                .flatMap(request -> request.originals().stream())
                .toList();
        List<UUID> runIds = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(EARLY)) {
            statement.setArray(1, connection.createArrayOf("uuid", documentIds.toArray()));
            statement.setArray(2, connection.createArrayOf("text", sha256s.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    runIds.add(row.getObject("run_id", UUID.class));
                }
            }
        }
        Map<UUID, DocumentSegmented> early = new LinkedHashMap<>(EarlyEditionTable.read(connection, runIds));
        EarlyEditionTable.drop(connection, runIds);
        EarlyEditionTable.keep(
                connection, early.values().stream().map(Erasures::emptied).toList());
    }

    private void forget(List<UUID> people) throws SQLException {
        if (people.isEmpty()) {
            return;
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK_PEOPLE)) {
            lock.execute();
        }
        ErasureTable.update(connection, FORGET_PEOPLE, "uuid", people);
    }

    /// Another document was the first with bytes that are erased: it is stored empty, and not shown either.
    private void hide(UUID documentId, DocumentSegmented source) throws SQLException {
        String sha256 = source.original().sha256();
        ErasureRequested request = ErasureTable.ofOriginal(connection, sha256, source);
        ErasureTable.write(connection, List.of(request));
        List<DocumentAmended> withdrawal =
                new Erasures(Map.of(documentId, request), Map.of()).kept(List.of(), List.of(request));
        AmendmentTable.write(connection, withdrawal);
        AmendmentTable.withdraw(connection, withdrawal);
        hidden.add(documentId);
    }

    private Optional<DocumentErased> event(ErasureRequested request) throws SQLException {
        UUID eventId = EventType.DOCUMENT_ERASED.eventId(request.erasureId(), "storage");
        try (PreparedStatement statement = connection.prepareStatement(IS_TOLD)) {
            statement.setObject(1, eventId);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    return Optional.empty();
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(HEAD)) {
            statement.setObject(1, request.documentId().value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new DocumentErased(
                        request.documentId(),
                        new RunId(row.getObject("current_run_id", UUID.class)),
                        request.erasureId(),
                        row.getString("name"),
                        row.getString("collection"),
                        request.reason(),
                        request.requestedBy(),
                        now));
            }
        }
    }

    private List<UUID> ids(String sql, Collection<UUID> documentIds) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", documentIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }
}
