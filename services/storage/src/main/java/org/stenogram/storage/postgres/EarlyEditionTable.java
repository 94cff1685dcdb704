package org.stenogram.storage.postgres;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.stenogram.storage.StorableText;

/// Table `early_edition`: what was made of runs whose opening event is not there yet.
final class EarlyEditionTable {

    private static final String READ = """
            SELECT run_id, data
              FROM archive.early_edition
             WHERE run_id = ANY (?)
            """;

    private static final String KEEP = """
            INSERT INTO archive.early_edition (run_id, document_id, data)
            SELECT *
              FROM unnest(?::uuid[], ?::uuid[], ?::text[])
                ON CONFLICT DO NOTHING
            """;

    private static final String DROP = """
            DELETE FROM archive.early_edition
             WHERE run_id = ANY (?)
            """;

    private EarlyEditionTable() {}

    static Map<UUID, DocumentSegmented> read(Connection connection, Collection<UUID> runIds) throws SQLException {
        Map<UUID, DocumentSegmented> early = new LinkedHashMap<>();
        if (runIds.isEmpty()) {
            return early;
        }
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("uuid", runIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    early.put(
                            row.getObject("run_id", UUID.class),
                            EventJson.read(row.getString("data"), DocumentSegmented.class));
                }
            }
        }
        return early;
    }

    /// @throws IllegalArgumentException when one has a text that its edition could not hold
    static int keep(Connection connection, Collection<DocumentSegmented> editions) throws SQLException {
        for (DocumentSegmented edition : editions) {
            check(EventJson.mapper().valueToTree(edition));
        }
        return ColumnArrays.of(editions)
                .column("uuid", edition -> edition.runId().value())
                .column("uuid", edition -> edition.documentId().value())
                .column("text", EventJson::write)
                .execute(connection, KEEP);
    }

    /// JSON has an escape for every character; the columns that the texts are for do not.
    private static void check(JsonNode node) {
        if (node.isTextual()) {
            StorableText.check(node.textValue());
        }
        node.fieldNames().forEachRemaining(StorableText::check);
        node.forEach(EarlyEditionTable::check);
    }

    static void drop(Connection connection, Collection<UUID> runIds) throws SQLException {
        if (runIds.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(DROP)) {
            statement.setArray(1, connection.createArrayOf("uuid", runIds.toArray()));
            statement.executeUpdate();
        }
    }
}
