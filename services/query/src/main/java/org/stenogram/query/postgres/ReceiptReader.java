package org.stenogram.query.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.ReceiptAnswer.Batch;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.answers.ReceiptAnswer.Reason;
import org.stenogram.query.answers.ReceiptAnswer.Receipt;
import org.stenogram.query.answers.TimelineAnswer.Step;
import org.stenogram.query.questions.ArrivalFilter;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;

/// Reads what became of files: batches, arrivals, failures.
public final class ReceiptReader {

    private static final String BATCHES = "batches";
    private static final String ARRIVALS = "arrivals";
    private static final String FAILURES = "failures";

    private static final String BATCH = """
            SELECT batch_id, collection, opened_at, expected, sealed_at, closed_at, dropped, archived, duplicate, failed, waiting
              FROM archive.v_batch
             WHERE true""";

    static final String ARRIVAL = """
            SELECT arrival_id, document_id, batch_id, bucket_key, name, collection, bytes, sha256, media_type, arrived_at, state,
                   duplicate_of, finished_at, failed_stage, code, reason, action, retryable
              FROM archive.v_arrival
             WHERE true""";

    static final String FAILURE = """
            SELECT run_id, document_id, arrival_id, batch_id, name, collection, stage, code, reason, action, retryable, attempt,
                   record_topic, record_partition, record_offset, failed_at
              FROM archive.v_failure
             WHERE true""";

    private final Archive archive;

    /// @param archive where to read
    public ReceiptReader(Archive archive) {
        this.archive = archive;
    }

    /// Batches, the latest first.
    public Page<Batch> batches(@Nullable String collection, Paging paging) {
        Sql sql = Sql.of(BATCH).when(collection, " AND collection = ?");
        latestFirst(sql, "opened_at", "batch_id", paging, BATCHES);
        return Page.of(
                archive.list(sql, ReceiptReader::batch),
                paging.limit(),
                row -> Cursor.of(BATCHES, row.openedAt(), row.batchId()).encode());
    }

    /// One batch, empty when the archive has not heard of it.
    public Optional<Batch> batch(UUID batchId) {
        return archive.one(Sql.of(BATCH).add(" AND batch_id = ?", batchId), ReceiptReader::batch);
    }

    /// Receipts of files, the latest first.
    public Page<Receipt> arrivals(ArrivalFilter filter, Paging paging) {
        Sql sql = Sql.of(ARRIVAL)
                .when(filter.batchId(), " AND batch_id = ?")
                .when(filter.arrivalId(), " AND arrival_id = ?")
                .when(filter.documentId(), " AND document_id = ?")
                .when(filter.state(), " AND state = ?")
                .when(filter.sha256(), " AND sha256 = ?")
                .when(filter.name(), " AND strpos(lower(name), lower(?)) > 0");
        latestFirst(sql, "arrived_at", "arrival_id", paging, ARRIVALS);
        return Page.of(
                archive.list(sql, ReceiptReader::receipt),
                paging.limit(),
                row -> Cursor.of(ARRIVALS, row.arrivedAt(), row.arrivalId()).encode());
    }

    /// One file's receipt, empty when the archive has not heard of it.
    public Optional<Receipt> arrival(UUID arrivalId) {
        return archive.one(Sql.of(ARRIVAL).add(" AND arrival_id = ?", arrivalId), ReceiptReader::receipt);
    }

    /// The SHA-256 of the batch's file that was dropped under this key; empty when the archive knows of none. A file
    /// that was rejected before its bytes were hashed has an empty text.
    public Optional<String> hashOf(UUID batchId, String key) {
        return archive.one(
                Sql.of(
                        "SELECT coalesce(sha256, '') AS sha256 FROM archive.v_arrival WHERE batch_id = ? AND bucket_key = ? LIMIT 1",
                        batchId,
                        key),
                row -> row.text("sha256"));
    }

    /// Failures, the latest first.
    public Page<Failure> failures(@Nullable String stage, @Nullable String code, Paging paging) {
        Sql sql = Sql.of(FAILURE).when(stage, " AND stage = ?").when(code, " AND code = ?");
        latestFirst(sql, "failed_at", "run_id", paging, FAILURES);
        return Page.of(
                archive.list(sql, ReceiptReader::failure),
                paging.limit(),
                row -> Cursor.of(FAILURES, row.failedAt(), row.runId()).encode());
    }

    private static void latestFirst(Sql sql, String time, String key, Paging paging, String list) {
        Cursor after = paging.after(list, 2);
        if (after != null) {
            sql.add(
                    " AND (%1$s < ? OR (%1$s = ? AND %2$s > ?))".formatted(time, key),
                    after.time(0),
                    after.time(0),
                    after.uuid(1));
        }
        sql.add(" ORDER BY %s DESC, %s LIMIT ?".formatted(time, key), paging.limitAndOne());
    }

    private static Batch batch(Row row) throws SQLException {
        return new Batch(
                row.uuid("batch_id"),
                row.text("collection"),
                row.time("opened_at"),
                row.numberOrNull("expected"),
                row.timeOrNull("sealed_at"),
                row.timeOrNull("closed_at"),
                row.number("dropped"),
                row.number("archived"),
                row.number("duplicate"),
                row.number("failed"),
                row.number("waiting"),
                Links.batch(row.uuid("batch_id")));
    }

    static Receipt receipt(Row row) throws SQLException {
        UUID arrivalId = row.uuid("arrival_id");
        UUID documentId = row.uuid("document_id");
        UUID duplicateOf = row.uuidOrNull("duplicate_of");
        String state = row.text("state");
        Instant arrivedAt = row.time("arrived_at");
        Instant finishedAt = row.timeOrNull("finished_at");
        String code = row.textOrNull("code");
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", Links.API + "/arrivals/" + arrivalId);
        if (state.equals("archived")) {
            links.put("document", Links.API + "/documents/" + documentId);
            links.put("page", Links.page(documentId));
        }
        if (duplicateOf != null) {
            links.put("duplicateOf", Links.API + "/documents/" + duplicateOf);
            links.put("page", Links.page(duplicateOf));
        }
        links.put("timeline", Links.API + "/documents/" + documentId + "/timeline");
        if (state.equals("failed")) {
            links.put("retry", Links.API + "/arrivals/" + arrivalId + "/retry");
        }
        return new Receipt(
                arrivalId,
                documentId,
                row.uuid("batch_id"),
                row.text("name"),
                row.text("collection"),
                row.large("bytes"),
                row.textOrNull("sha256"),
                row.textOrNull("media_type"),
                arrivedAt,
                state,
                explanation(state),
                code == null
                        ? null
                        : new Reason(
                                row.text("failed_stage"),
                                code,
                                row.text("reason"),
                                row.text("action"),
                                row.flag("retryable")),
                duplicateOf,
                finishedAt,
                finishedAt == null ? null : Step.between(arrivedAt, finishedAt),
                links);
    }

    private static String explanation(String state) {
        return switch (state) {
            case "archived" -> "The document can be found in the archive.";
            case "duplicate" -> "The archive already had these bytes; nothing new was stored.";
            case "failed" -> "The file could not be archived; the failure says why and what to do.";
            default -> "The file is safe in the bucket and on its way through the pipeline.";
        };
    }

    static Failure failure(Row row) throws SQLException {
        return new Failure(
                row.uuid("run_id"),
                row.uuid("document_id"),
                row.uuidOrNull("arrival_id"),
                row.uuidOrNull("batch_id"),
                row.textOrNull("name"),
                row.textOrNull("collection"),
                new Reason(
                        row.text("stage"),
                        row.text("code"),
                        row.text("reason"),
                        row.text("action"),
                        row.flag("retryable")),
                row.number("attempt"),
                row.textOrNull("record_topic"),
                row.numberOrNull("record_partition"),
                row.largeOrNull("record_offset"),
                row.time("failed_at"));
    }

    /// Every taking of a document's file, oldest first.
    List<Receipt> arrivalsOf(UUID documentId) {
        return archive.list(
                Sql.of(ARRIVAL).add(" AND document_id = ? ORDER BY arrived_at, arrival_id LIMIT 1000", documentId),
                ReceiptReader::receipt);
    }

    /// Every failure of a document, oldest first.
    List<Failure> failuresOf(UUID documentId) {
        return archive.list(
                Sql.of(FAILURE).add(" AND document_id = ? ORDER BY failed_at, run_id LIMIT 1000", documentId),
                ReceiptReader::failure);
    }
}
