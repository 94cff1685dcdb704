package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.NameUuid;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.contracts.RunId;
import org.stenogram.storage.erasure.Erasures;

/// Tables `erasure` and `erased_original`.
final class ErasureTable {

    /// Of two requests for one document the earlier one counts, whichever comes first.
    private static final String WRITE = """
            INSERT INTO archive.erasure (document_id, erasure_id, reason, requested_by, requested_at)
            SELECT DISTINCT ON (d) d, i, w, b, t
              FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[]) AS rows (d, i, w, b, t)
             ORDER BY d, t, i
                ON CONFLICT (document_id) DO UPDATE
               SET erasure_id   = EXCLUDED.erasure_id,
                   reason       = EXCLUDED.reason,
                   requested_by = EXCLUDED.requested_by,
                   requested_at = EXCLUDED.requested_at
             WHERE erasure.requested_at > EXCLUDED.requested_at
            """;

    private static final String WRITE_ORIGINALS = """
            INSERT INTO archive.erased_original (sha256, erasure_id, requested_at)
            SELECT DISTINCT ON (h) h, i, t
              FROM unnest(?::text[], ?::uuid[], ?::timestamptz[]) AS rows (h, i, t)
             ORDER BY h, t, i
                ON CONFLICT (sha256) DO UPDATE
               SET removed_at = NULL
            """;

    private static final String WRITE_VERSIONS = """
            INSERT INTO archive.erased_original (sha256, erasure_id, requested_at)
            SELECT DISTINCT ON (v.sha256) v.sha256, e.erasure_id, e.requested_at
              FROM archive.version v
              JOIN archive.erasure e ON e.document_id = v.document_id
             WHERE v.document_id = ANY (?)
             ORDER BY v.sha256, e.requested_at
                ON CONFLICT (sha256) DO UPDATE
               SET removed_at = NULL
            """;

    private static final String READ = """
            SELECT document_id, erasure_id, reason, requested_by, requested_at
              FROM archive.erasure
             WHERE document_id = ANY (?)
            """;

    private static final String READ_ORIGINALS = """
            SELECT sha256, requested_at
              FROM archive.erased_original
             WHERE sha256 = ANY (?)
            """;

    private static final String REMOVE_AGAIN = """
            UPDATE archive.erased_original
               SET removed_at = NULL
             WHERE sha256 = ANY (?)
               AND removed_at IS NOT NULL
            """;

    private static final String HOLDERS = """
            SELECT DISTINCT v.document_id
              FROM archive.version v
             WHERE v.sha256 = ANY (?)
               AND NOT EXISTS (SELECT FROM archive.erasure e WHERE e.document_id = v.document_id)
            """;

    private static final String OF_ORIGINAL = """
            SELECT o.erasure_id, o.requested_at, e.reason, e.requested_by
              FROM archive.erased_original o
              LEFT JOIN archive.erasure e ON e.erasure_id = o.erasure_id
             WHERE o.sha256 = ?
            """;

    private ErasureTable() {}

    private record Original(String sha256, UUID erasureId, Instant requestedAt) {}

    static void write(Connection connection, Collection<ErasureRequested> requests) throws SQLException {
        ColumnArrays.of(requests)
                .column("uuid", request -> request.documentId().value())
                .column("uuid", ErasureRequested::erasureId)
                .column("text", ErasureRequested::reason)
                .column("text", ErasureRequested::requestedBy)
                .column("timestamptz", request -> request.requestedAt().truncatedTo(ChronoUnit.MICROS))
                .execute(connection, WRITE);
        ColumnArrays.of(requests.stream()
                        .flatMap(request -> request.originals().stream()
                                .map(sha256 -> new Original(
                                        sha256,
                                        request.erasureId(),
                                        request.requestedAt().truncatedTo(ChronoUnit.MICROS))))
                        .toList())
                .column("text", Original::sha256)
                .column("uuid", Original::erasureId)
                .column("timestamptz", Original::requestedAt)
                .execute(connection, WRITE_ORIGINALS);
    }

    /// The contents of erased documents that are known by now.
    static void writeVersions(Connection connection, Collection<UUID> documentIds) throws SQLException {
        update(connection, WRITE_VERSIONS, "uuid", documentIds);
    }

    /// Their objects may be there again.
    static void removeAgain(Connection connection, Collection<String> sha256s) throws SQLException {
        update(connection, REMOVE_AGAIN, "text", sha256s);
    }

    /// What is erased of some documents and contents.
    static Erasures read(Connection connection, Collection<UUID> documentIds, Collection<String> sha256s)
            throws SQLException {
        Map<UUID, ErasureRequested> documents = new HashMap<>();
        Map<String, Instant> originals = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("uuid", documentIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID documentId = row.getObject("document_id", UUID.class);
                    documents.put(
                            documentId,
                            new ErasureRequested(
                                    new DocumentId(documentId),
                                    new RunId(documentId),
                                    row.getObject("erasure_id", UUID.class),
                                    List.of(),
                                    row.getString("reason"),
                                    row.getString("requested_by"),
                                    Objects.requireNonNull(Timestamps.get(row, "requested_at"))));
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(READ_ORIGINALS)) {
            statement.setArray(1, connection.createArrayOf("text", sha256s.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    originals.put(row.getString("sha256"), Objects.requireNonNull(Timestamps.get(row, "requested_at")));
                }
            }
        }
        return new Erasures(documents, originals);
    }

    /// What the erasure of a content means for another document that was the first to bring it.
    static ErasureRequested ofOriginal(Connection connection, String sha256, DocumentSegmented source)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_ORIGINAL)) {
            statement.setString(1, sha256);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new ErasureRequested(
                        source.documentId(),
                        source.runId(),
                        NameUuid.of(
                                row.getObject("erasure_id", UUID.class),
                                source.documentId().toString()),
                        List.of(),
                        Objects.requireNonNullElse(row.getString("reason"), ""),
                        Objects.requireNonNullElse(row.getString("requested_by"), "administrator"),
                        Objects.requireNonNull(Timestamps.get(row, "requested_at")));
            }
        }
    }

    /// Documents that hold some contents and are not erased.
    static List<UUID> holders(Connection connection, Collection<String> sha256s) throws SQLException {
        List<UUID> holders = new ArrayList<>();
        if (sha256s.isEmpty()) {
            return holders;
        }
        try (PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
            statement.setArray(1, connection.createArrayOf("text", sha256s.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    holders.add(row.getObject("document_id", UUID.class));
                }
            }
        }
        return holders;
    }

    static void update(Connection connection, String sql, String type, Collection<?> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf(type, values.toArray()));
            statement.executeUpdate();
        }
    }
}
