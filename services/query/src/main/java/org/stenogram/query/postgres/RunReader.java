package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.Arrival;

/// Reads what is needed to run a document again.
public final class RunReader {

    private static final String OF_DOCUMENT = """
            SELECT a.arrival_id, a.document_id, a.bucket_key, a.name, a.collection, a.batch_id, a.bytes, a.arrived_at, a.state,
                   a.sha256, a.media_type
              FROM archive.v_document d
              JOIN archive.v_arrival a ON a.document_id = d.document_id AND a.sha256 = d.sha256
             WHERE d.document_id = ?
             ORDER BY a.arrived_at DESC, a.arrival_id
             LIMIT 1
            """;

    private static final String ARRIVAL = """
            SELECT arrival_id, document_id, bucket_key, name, collection, batch_id, bytes, arrived_at, state, sha256, media_type
              FROM archive.v_arrival
            """;

    private static final String OF_ARRIVAL = ARRIVAL + " WHERE arrival_id = ?";

    private static final String OF_ARRIVALS = ARRIVAL + " WHERE arrival_id = ANY (?)";

    private static final String LATEST =
            ARRIVAL + " WHERE document_id = ? ORDER BY arrived_at DESC, arrival_id LIMIT 1";

    private final Archive archive;

    /// @param archive where to read
    public RunReader(Archive archive) {
        this.archive = archive;
    }

    /// The latest arrival of the bytes that the document's current edition was made of.
    public Optional<Rerun> ofDocument(UUID documentId) {
        return read(OF_DOCUMENT, documentId);
    }

    /// The arrival itself.
    public Optional<Rerun> ofArrival(UUID arrivalId) {
        return read(OF_ARRIVAL, arrivalId);
    }

    /// The latest arrival of a document that may not be in the archive.
    public Optional<Rerun> latestOf(UUID documentId) {
        return read(LATEST, documentId);
    }

    /// The arrivals of these identifiers.
    public List<Rerun> ofArrivals(List<UUID> arrivalIds) {
        return archive.list(Sql.of(OF_ARRIVALS, (Object) arrivalIds.toArray(UUID[]::new)), RunReader::rerun);
    }

    private Optional<Rerun> read(String sql, UUID id) {
        return archive.one(Sql.of(sql, id), RunReader::rerun);
    }

    private static Rerun rerun(Row row) throws SQLException {
        return new Rerun(
                row.uuid("document_id"),
                new Arrival(
                        row.uuid("arrival_id"),
                        row.text("bucket_key"),
                        row.text("name"),
                        row.text("collection"),
                        row.uuid("batch_id"),
                        row.large("bytes"),
                        row.time("arrived_at")),
                row.text("state"),
                row.textOrNull("sha256"),
                row.textOrNull("media_type"));
    }

    /// An arrival whose bytes may be run again.
    ///
    /// @param state of the arrival
    /// @param sha256 absent when its bytes were never kept
    public record Rerun(
            UUID documentId,
            Arrival arrival,
            String state,
            @Nullable String sha256,
            @Nullable String mediaType) {}
}
