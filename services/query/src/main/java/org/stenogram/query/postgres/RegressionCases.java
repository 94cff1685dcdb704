package org.stenogram.query.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stenogram.contracts.EditLedger;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.answers.AmendmentAnswer.RegressionCase;
import org.stenogram.query.answers.RawJson;

/// What staff put right, as cases that later rules are held against: the text that rules begin with, and what a
/// person says of it.
public final class RegressionCases {

    private final Archive archive;

    /// @param archive where to read
    public RegressionCases(Archive archive) {
        this.archive = archive;
    }

    private record Stored(UUID documentId, String name, String sha256, String body, String edits, String corrections) {}

    /// A case for each document that has corrections which hold, oldest document first; withdrawn ones are left
    /// out.
    public List<RegressionCase> all() {
        return archive
                .list(
                        Sql.of("""
                                SELECT d.document_id, d.name, d.sha256, e.body, e.edits, c.corrections
                                  FROM (SELECT document_id, jsonb_agg(correction ORDER BY amended_at, amendment_id) AS corrections
                                          FROM archive.v_amendment
                                         WHERE outcome = 'applied'
                                           AND kind NOT IN ('withdraw', 'restore', 'undoAmendment')
                                         GROUP BY document_id) c
                                  JOIN archive.v_document d ON d.document_id = c.document_id
                                  JOIN archive.v_edition e ON e.run_id = d.run_id
                                 ORDER BY d.archived_at, d.document_id
                                """),
                        row -> new Stored(
                                row.uuid("document_id"),
                                row.text("name"),
                                row.text("sha256"),
                                row.text("body"),
                                row.text("edits"),
                                row.text("corrections")))
                .stream()
                .map(RegressionCases::toCase)
                .toList();
    }

    private static RegressionCase toCase(Stored row) {
        List<Edit> edits = List.of(EventJson.read(row.edits(), Edit[].class));
        List<RawJson> corrections = new ArrayList<>();
        for (JsonNode correction : EventJson.read(row.corrections(), JsonNode.class)) {
            corrections.add(new RawJson(correction.toString()));
        }
        return new RegressionCase(
                row.documentId(), row.name(), row.sha256(), new EditLedger(edits).invert(row.body()), corrections);
    }
}
