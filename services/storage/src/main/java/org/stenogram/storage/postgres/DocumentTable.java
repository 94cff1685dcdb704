package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.storage.runs.DocumentHead;
import org.stenogram.storage.runs.Holder;
import org.stenogram.storage.runs.Version;

/// Tables `document` and `version`.
final class DocumentTable {

    private static final String READ_HEADS = """
            SELECT d.document_id, d.bucket_key, d.name, d.collection, d.current_run_id, r.opened_at, d.last_version,
                   d.last_edition, d.archived_at
              FROM archive.document d
              LEFT JOIN archive.run r ON r.run_id = d.current_run_id
             WHERE d.document_id = ANY (?)
            """;

    private static final String READ_VERSIONS = """
            SELECT document_id, version_no, sha256, bytes, media_type
              FROM archive.version
             WHERE document_id = ANY (?)
            """;

    /// Who has some bytes, and from which taking of a file.
    private static final String READ_HOLDERS = """
            SELECT DISTINCT v.sha256, v.document_id, r.arrival_id
              FROM archive.version v
              JOIN archive.edition e ON e.document_id = v.document_id AND e.version_no = v.version_no
              JOIN archive.run r ON r.run_id = e.run_id
             WHERE v.sha256 = ANY (?)
            """;

    private static final String WRITE_HEADS = """
            INSERT INTO archive.document (document_id, bucket_key, name, collection, current_run_id, last_version,
                   last_edition, archived_at)
            SELECT *
              FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::integer[], ?::integer[],
                   ?::timestamptz[])
                ON CONFLICT (document_id) DO UPDATE
               SET current_run_id = EXCLUDED.current_run_id,
                   last_version   = EXCLUDED.last_version,
                   last_edition   = EXCLUDED.last_edition,
                   archived_at    = EXCLUDED.archived_at
            """;

    private static final String WRITE_VERSIONS = """
            INSERT INTO archive.version (document_id, version_no, sha256, bytes, media_type, created_at)
            SELECT *
              FROM unnest(?::uuid[], ?::integer[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[])
            """;

    private DocumentTable() {}

    static List<DocumentHead> readHeads(Connection connection, Collection<UUID> documentIds) throws SQLException {
        List<DocumentHead> heads = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ_HEADS)) {
            statement.setArray(1, connection.createArrayOf("uuid", documentIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    heads.add(new DocumentHead(
                            row.getObject("document_id", UUID.class),
                            row.getString("bucket_key"),
                            row.getString("name"),
                            row.getString("collection"),
                            row.getObject("current_run_id", UUID.class),
                            Timestamps.get(row, "opened_at"),
                            row.getInt("last_version"),
                            row.getInt("last_edition"),
                            Timestamps.get(row, "archived_at")));
                }
            }
        }
        return heads;
    }

    static List<Version> readVersions(Connection connection, Collection<UUID> documentIds) throws SQLException {
        List<Version> versions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ_VERSIONS)) {
            statement.setArray(1, connection.createArrayOf("uuid", documentIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(new Version(
                            row.getObject("document_id", UUID.class),
                            row.getInt("version_no"),
                            new Original(row.getString("sha256"), row.getLong("bytes"), row.getString("media_type"))));
                }
            }
        }
        return versions;
    }

    static List<Holder> readHolders(Connection connection, Collection<String> sha256s) throws SQLException {
        List<Holder> holders = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ_HOLDERS)) {
            statement.setArray(1, connection.createArrayOf("text", sha256s.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    holders.add(new Holder(
                            row.getString("sha256"),
                            row.getObject("document_id", UUID.class),
                            row.getObject("arrival_id", UUID.class)));
                }
            }
        }
        return holders;
    }

    static int write(Connection connection, Collection<DocumentHead> heads) throws SQLException {
        return ColumnArrays.of(heads)
                .column("uuid", DocumentHead::documentId)
                .column("text", DocumentHead::key)
                .column("text", DocumentHead::name)
                .column("text", DocumentHead::collection)
                .column("uuid", DocumentHead::currentRunId)
                .column("integer", DocumentHead::lastVersion)
                .column("integer", DocumentHead::lastEdition)
                .column("timestamptz", DocumentHead::archivedAt)
                .execute(connection, WRITE_HEADS);
    }

    static int writeVersions(Connection connection, Collection<Version> versions, Instant now) throws SQLException {
        return ColumnArrays.of(versions)
                .column("uuid", Version::documentId)
                .column("integer", Version::number)
                .column("text", version -> version.original().sha256())
                .column("bigint", version -> version.original().bytes())
                .column("text", version -> version.original().mediaType())
                .column("timestamptz", _ -> now)
                .execute(connection, WRITE_VERSIONS);
    }
}
