package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.eventcodec.EventJson;

/// Table `machine_edition`: what runs made whose editions readers see with amendments.
final class MachineEditionTable {

    private static final String READ = """
            SELECT run_id, data
              FROM archive.machine_edition
             WHERE document_id = ?
            """;

    private static final String KEEP = """
            INSERT INTO archive.machine_edition (run_id, document_id, data)
            SELECT *
              FROM unnest(?::uuid[], ?::uuid[], ?::text[])
                ON CONFLICT DO NOTHING
            """;

    private MachineEditionTable() {}

    static Map<UUID, DocumentSegmented> read(Connection connection, UUID documentId) throws SQLException {
        Map<UUID, DocumentSegmented> editions = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setObject(1, documentId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    editions.put(
                            row.getObject("run_id", UUID.class),
                            EventJson.read(row.getString("data"), DocumentSegmented.class));
                }
            }
        }
        return editions;
    }

    static int keep(Connection connection, Collection<DocumentSegmented> editions) throws SQLException {
        return ColumnArrays.of(editions)
                .column("uuid", edition -> edition.runId().value())
                .column("uuid", edition -> edition.documentId().value())
                .column("text", EventJson::write)
                .execute(connection, KEEP);
    }
}
