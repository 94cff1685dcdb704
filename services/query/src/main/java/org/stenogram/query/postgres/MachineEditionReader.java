package org.stenogram.query.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.changes.MachineEdition;
import org.stenogram.query.changes.Turn;

/// Reads what the machine made of a document's current edition, without what staff put right.
public final class MachineEditionReader {

    private static final String AMENDED = """
            SELECT m.data
              FROM archive.v_document d
              JOIN archive.v_machine_edition m ON m.run_id = d.run_id
             WHERE d.document_id = ?
            """;

    private static final String UNTOUCHED = """
            SELECT e.run_id, e.title, e.meeting_date, e.place, e.language, e.confidence, e.quality::text AS quality, d.sha256,
                   encode(sha256(convert_to(e.body, 'UTF8')), 'hex') AS body_hash, e.extraction ->> 'method' AS method,
                   e.extraction ->> 'charset' AS charset, (e.extraction ->> 'characters')::integer AS characters
              FROM archive.v_document d
              JOIN archive.v_edition e ON e.run_id = d.run_id
             WHERE d.document_id = ?
            """;

    private static final String EDITS = """
            SELECT edit ->> 'rule' AS rule, count(*)::integer AS edits
              FROM archive.v_edition e
             CROSS JOIN LATERAL jsonb_array_elements(e.edits) AS edit
             WHERE e.run_id = ?
             GROUP BY 1
            """;

    /// By the machine's names: who is who to staff applies to every edition alike.
    private static final String TURNS = """
            SELECT ordinal, min(seen_person_id::text)::uuid AS person_id,
                   coalesce(min(speaker ->> 'name'), min(speaker_label)) AS speaker,
                   min(original_start) AS original_start, max(original_end) AS original_end,
                   encode(sha256(convert_to(string_agg(body, '' ORDER BY part_no), 'UTF8')), 'hex') AS body_hash,
                   left((array_agg(body ORDER BY part_no))[1], ?) AS opening
              FROM archive.v_segment
             WHERE run_id = ? AND kind = 'speech'
             GROUP BY ordinal
            """;

    private final Archive archive;

    /// @param archive where to read
    public MachineEditionReader(Archive archive) {
        this.archive = archive;
    }

    /// What the machine made of the current edition, empty when readers find no such document.
    public Optional<MachineEdition> current(UUID documentId) {
        Optional<MachineEdition> amended = archive.one(
                Sql.of(AMENDED, documentId),
                row -> MachineEdition.of(EventJson.read(row.text("data"), DocumentSegmented.class)));
        return amended.isPresent() ? amended : archive.one(Sql.of(UNTOUCHED, documentId), this::edition);
    }

    private MachineEdition edition(Row row) throws SQLException {
        UUID runId = row.uuid("run_id");
        SortedMap<String, Double> quality = new TreeMap<>();
        EventJson.read(row.text("quality"), JsonNode.class)
                .properties()
                .forEach(
                        signal -> quality.put(signal.getKey(), signal.getValue().asDouble()));
        quality.put(MachineEdition.CONFIDENCE, (double) row.fraction("confidence"));
        SortedMap<String, Integer> edits = new TreeMap<>();
        archive.list(Sql.of(EDITS, runId), edit -> edits.put(edit.text("rule"), edit.number("edits")));
        return new MachineEdition(
                MachineEdition.header(
                        row.textOrNull("title"),
                        row.textOrNull("meeting_date"),
                        row.textOrNull("place"),
                        row.textOrNull("language")),
                turns(runId),
                edits,
                quality,
                row.text("body_hash"),
                MachineEdition.extracted(
                        row.text("sha256"), row.text("method"), row.textOrNull("charset"), row.number("characters")));
    }

    private List<Turn> turns(UUID runId) {
        return archive
                .list(
                        Sql.of(TURNS, ChangesReader.SNIPPET + 1, runId),
                        row -> new Turn(
                                row.number("ordinal"),
                                row.uuidOrNull("person_id"),
                                row.textOrNull("speaker"),
                                row.number("original_start"),
                                row.number("original_end"),
                                null,
                                row.text("body_hash"),
                                ChangesReader.snippet(row.text("opening"))))
                .stream()
                .sorted(Comparator.comparingInt(Turn::ordinal))
                .toList();
    }
}
