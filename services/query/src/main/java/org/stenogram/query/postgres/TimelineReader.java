package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.RawJson;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.answers.ReceiptAnswer.Receipt;
import org.stenogram.query.answers.TimelineAnswer.Event;
import org.stenogram.query.answers.TimelineAnswer.RuleUse;
import org.stenogram.query.answers.TimelineAnswer.Run;
import org.stenogram.query.answers.TimelineAnswer.Step;
import org.stenogram.query.answers.TimelineAnswer.Timeline;

/// Reads the story of a document, also of one that never got into the archive.
public final class TimelineReader {

    private final Archive archive;
    private final ReceiptReader receipts;

    /// @param archive where to read
    public TimelineReader(Archive archive) {
        this.archive = archive;
        this.receipts = new ReceiptReader(archive);
    }

    /// All that is known, empty when the archive has never heard of the document.
    public Optional<Timeline> timeline(UUID documentId) {
        List<Receipt> arrivals = receipts.arrivalsOf(documentId);
        List<Run> runs = runs(documentId);
        List<Failure> failures = receipts.failuresOf(documentId);
        if (arrivals.isEmpty() && runs.isEmpty() && failures.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Timeline(documentId, arrivals, runs, failures, events(documentId)));
    }

    private List<Run> runs(UUID documentId) {
        return archive.list(Sql.of("""
                        SELECT run_id, arrival_id, coalesce(is_reprocess, false) AS is_reprocess, reason, requested_by, opened_at,
                               cleaned_at, segmented_at, archived_at, failed_at, state
                          FROM archive.v_run
                         WHERE document_id = ?
                         ORDER BY coalesce(opened_at, cleaned_at, segmented_at, failed_at), run_id
                         LIMIT 1000
                        """, documentId), TimelineReader::run);
    }

    private List<Event> events(UUID documentId) {
        return archive.list(
                Sql.of("""
                        SELECT event_id, type, source, run_id, occurred_at, recorded_at
                          FROM archive.v_event
                         WHERE document_id = ?
                         ORDER BY feed_position
                         LIMIT 1000
                        """, documentId),
                row -> new Event(
                        row.uuid("event_id"),
                        row.text("type"),
                        row.text("source"),
                        row.uuidOrNull("run_id"),
                        row.time("occurred_at"),
                        row.time("recorded_at")));
    }

    /// What the archive keeps of each event of a document, by the event's identifier; texts are left out.
    public Map<UUID, RawJson> eventData(UUID documentId) {
        Map<UUID, RawJson> data = new HashMap<>();
        archive.list(
                        Sql.of(
                                "SELECT event_id, data FROM archive.v_event WHERE document_id = ? ORDER BY feed_position LIMIT 1000",
                                documentId),
                        row -> Map.entry(row.uuid("event_id"), row.json("data")))
                .forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        return data;
    }

    /// How often each version of each rule made an edit, by run, the most frequent rule first.
    public Map<UUID, List<RuleUse>> rules(UUID documentId) {
        return archive
                .list(
                        Sql.of("""
                                SELECT e.run_id, edit ->> 'rule' AS rule, (edit ->> 'version')::integer AS version,
                                       count(*)::integer AS edits
                                  FROM archive.v_edition e
                                 CROSS JOIN LATERAL jsonb_array_elements(e.edits) AS edit
                                 WHERE e.document_id = ?
                                 GROUP BY 1, 2, 3
                                 ORDER BY 4 DESC, 2, 3
                                """, documentId),
                        row -> Map.entry(
                                row.uuid("run_id"),
                                new RuleUse(row.text("rule"), row.number("version"), row.number("edits"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Run run(Row row) throws SQLException {
        List<Step> steps = new ArrayList<>();
        addStep(steps, "opened", row.timeOrNull("opened_at"));
        addStep(steps, "cleaned", row.timeOrNull("cleaned_at"));
        addStep(steps, "segmented", row.timeOrNull("segmented_at"));
        addStep(steps, "archived", row.timeOrNull("archived_at"));
        addStep(steps, "failed", row.timeOrNull("failed_at"));
        String state = row.text("state");
        return new Run(
                row.uuid("run_id"),
                row.uuidOrNull("arrival_id"),
                row.flag("is_reprocess"),
                row.textOrNull("reason"),
                row.textOrNull("requested_by"),
                state,
                steps,
                steps.size() < 2 || state.equals("waiting")
                        ? null
                        : Step.between(steps.getFirst().at(), steps.getLast().at()));
    }

    private static void addStep(List<Step> steps, String name, @Nullable Instant at) {
        if (at != null) {
            steps.add(new Step(
                    name,
                    at,
                    steps.isEmpty() ? null : Step.between(steps.getLast().at(), at)));
        }
    }
}
