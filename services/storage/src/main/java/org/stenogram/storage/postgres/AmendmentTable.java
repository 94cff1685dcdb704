package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.RunId;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.storage.amendments.InForce;
import org.stenogram.storage.amendments.Place;

/// Tables `amendment`, `amendment_place` and `withdrawal`.
final class AmendmentTable {

    private static final String READ = """
            SELECT document_id, run_id, amendment_id, correction, reason, amended_by, amended_at
              FROM archive.amendment
             WHERE document_id = ANY (?)
            """;

    private static final String WRITE = """
            INSERT INTO archive.amendment (amendment_id, document_id, run_id, kind, correction, reason, amended_by,
                   amended_at, undoes)
            SELECT a.*, (a.correction ->> 'amendmentId')::uuid
              FROM (SELECT i, d, r, c ->> 'kind', c AS correction, w, b, t
                      FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::jsonb[], ?::text[], ?::text[], ?::timestamptz[])
                        AS rows (i, d, r, c, w, b, t)) a
                ON CONFLICT DO NOTHING
            """;

    private static final String WRITE_PLACES = """
            INSERT INTO archive.amendment_place (run_id, amendment_id, conflict, original_start, original_end)
            SELECT *
              FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::integer[], ?::integer[])
            """;

    private static final String CLEAR_PLACES = """
            DELETE FROM archive.amendment_place
             WHERE run_id = ANY (?)
            """;

    private static final String READ_WITHDRAWN = """
            SELECT document_id
              FROM archive.withdrawal
             WHERE document_id = ANY (?)
            """;

    private static final String WITHDRAW = """
            INSERT INTO archive.withdrawal (document_id, amendment_id)
            SELECT *
              FROM unnest(?::uuid[], ?::uuid[])
                ON CONFLICT (document_id) DO UPDATE
               SET amendment_id = EXCLUDED.amendment_id
            """;

    private static final String RESTORE = """
            DELETE FROM archive.withdrawal
             WHERE document_id = ANY (?)
            """;

    private AmendmentTable() {}

    /// A place in one edition.
    record RunPlace(UUID runId, Place place) {}

    /// What holds in those of some documents that have amendments.
    ///
    /// @param isErased says which of them stay withdrawn for ever
    static Map<UUID, InForce> read(Connection connection, Collection<UUID> documentIds, Predicate<UUID> isErased)
            throws SQLException {
        Map<UUID, List<DocumentAmended>> all = new LinkedHashMap<>();
        if (documentIds.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("uuid", documentIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID documentId = row.getObject("document_id", UUID.class);
                    all.computeIfAbsent(documentId, _ -> new ArrayList<>())
                            .add(new DocumentAmended(
                                    new DocumentId(documentId),
                                    new RunId(row.getObject("run_id", UUID.class)),
                                    row.getObject("amendment_id", UUID.class),
                                    EventJson.read(row.getString("correction"), Correction.class),
                                    row.getString("reason"),
                                    row.getString("amended_by"),
                                    Objects.requireNonNull(Timestamps.get(row, "amended_at"))));
                }
            }
        }
        Map<UUID, InForce> holding = new LinkedHashMap<>();
        all.forEach((documentId, amendments) -> holding.put(
                documentId, isErased.test(documentId) ? InForce.ofErased(amendments) : InForce.of(amendments)));
        return holding;
    }

    static int write(Connection connection, Collection<DocumentAmended> amendments) throws SQLException {
        return ColumnArrays.of(amendments)
                .column("uuid", DocumentAmended::amendmentId)
                .column("uuid", amended -> amended.documentId().value())
                .column("uuid", amended -> amended.runId().value())
                .column("jsonb", amended -> EventJson.write(amended.correction()))
                .column("text", DocumentAmended::reason)
                .column("text", DocumentAmended::amendedBy)
                .column("timestamptz", amended -> amended.amendedAt().truncatedTo(ChronoUnit.MICROS))
                .execute(connection, WRITE);
    }

    /// Says what became of amendments in some editions; what was said of those before is forgotten.
    static int writePlaces(Connection connection, Collection<UUID> runIds, Collection<RunPlace> places)
            throws SQLException {
        execute(connection, CLEAR_PLACES, runIds);
        return ColumnArrays.of(places)
                .column("uuid", RunPlace::runId)
                .column("uuid", place -> place.place().amendmentId())
                .column("text", place -> place.place().conflict())
                .column("integer", place -> place.place().start())
                .column("integer", place -> place.place().end())
                .execute(connection, WRITE_PLACES);
    }

    /// Which of some documents are withdrawn.
    static List<UUID> withdrawn(Connection connection, Collection<UUID> documentIds) throws SQLException {
        List<UUID> withdrawn = new ArrayList<>();
        if (documentIds.isEmpty()) {
            return withdrawn;
        }
        try (PreparedStatement statement = connection.prepareStatement(READ_WITHDRAWN)) {
            statement.setArray(1, connection.createArrayOf("uuid", documentIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    withdrawn.add(row.getObject("document_id", UUID.class));
                }
            }
        }
        return withdrawn;
    }

    static void withdraw(Connection connection, Collection<DocumentAmended> withdrawals) throws SQLException {
        ColumnArrays.of(withdrawals)
                .column("uuid", amended -> amended.documentId().value())
                .column("uuid", DocumentAmended::amendmentId)
                .execute(connection, WITHDRAW);
    }

    static void restore(Connection connection, Collection<UUID> documentIds) throws SQLException {
        execute(connection, RESTORE, documentIds);
    }

    private static void execute(Connection connection, String sql, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.executeUpdate();
        }
    }
}
