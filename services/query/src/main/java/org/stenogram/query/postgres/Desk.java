package org.stenogram.query.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.query.answers.AmendmentWords;
import org.stenogram.query.answers.DeskAnswer;
import org.stenogram.query.answers.DeskAnswer.Activity;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.questions.Cursor;
import org.stenogram.query.questions.Paging;

/// What staff do: the log of it, and which failures it settled. Schema `desk`, the only one that this service writes.
public final class Desk {

    private static final String LIST = "activity";

    private static final String LOG = """
            INSERT INTO desk.activity (who, action, subject, document_id, run_id, was, became, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String SETTLE = """
            INSERT INTO desk.settled_failure (run_id, outcome) VALUES (?, ?) ON CONFLICT DO NOTHING
            """;

    private final DataSource source;
    private final Archive archive;

    /// @param source gives connections of a role that may write schema `desk`
    /// @param archive reads with it
    public Desk(DataSource source, Archive archive) {
        this.source = source;
        this.archive = archive;
    }

    /// Who decides, and why.
    public record Decision(String who, String reason) {}

    /// Settles failures and logs it, all or none. One that another settled meanwhile is left out.
    ///
    /// @param outcome `retried` or `dismissed`
    /// @param before is done with those that are settled before that becomes final; what it throws undoes all
    /// @return how many were settled
    public int settle(List<Failure> failures, String outcome, Decision decision, Consumer<List<Failure>> before) {
        return inTransaction(source, connection -> {
            List<Failure> settled = new ArrayList<>();
            for (Failure failure : failures) {
                if (execute(connection, SETTLE, failure.runId(), outcome) == 1) {
                    settled.add(failure);
                    log(
                            connection,
                            outcome.equals("retried") ? "run again" : "dismiss",
                            DeskAnswer.nameOf(failure),
                            failure.documentId(),
                            failure.runId(),
                            "failed",
                            outcome,
                            decision);
                }
            }
            before.accept(settled);
            return settled.size();
        });
    }

    /// Logs that a document is run again.
    ///
    /// @param was its state
    public void logRerun(String subject, UUID documentId, UUID runId, String was, Decision decision) {
        inTransaction(source, connection -> {
            log(connection, "run again", subject, documentId, runId, was, "waiting", decision);
            return 1;
        });
    }

    /// Logs that files are sent.
    ///
    /// @param files how many, where that is said before they come
    public void logSending(UUID batchId, String collection, @Nullable Integer files, String who) {
        inTransaction(source, connection -> {
            log(
                    connection,
                    "send files",
                    "batch %s of %s".formatted(batchId, collection),
                    null,
                    null,
                    null,
                    files == null ? "open" : files == 1 ? "1 file" : files + " files",
                    new Decision(who, ""));
            return 1;
        });
    }

    /// Logs that something was put right, or a document withdrawn or restored.
    ///
    /// @param kind of the correction
    public void logAmendment(String subject, DocumentAmended amended, String kind) {
        inTransaction(source, connection -> {
            log(
                    connection,
                    AmendmentWords.done(kind),
                    subject,
                    amended.documentId().value(),
                    amended.runId().value(),
                    null,
                    AmendmentWords.became(amended.correction()),
                    new Decision(amended.amendedBy(), amended.reason()));
            return 1;
        });
    }

    /// Logs that a document is to be erased.
    public void logErasure(String subject, ErasureRequested request) {
        inTransaction(source, connection -> {
            log(
                    connection,
                    "erased the document",
                    subject,
                    request.documentId().value(),
                    request.runId().value(),
                    "withdrawn",
                    "erased",
                    new Decision(request.requestedBy(), request.reason()));
            return 1;
        });
    }

    /// What was done, the latest first.
    public Page<Activity> activity(Paging paging) {
        Sql sql = Sql.of("""
                SELECT activity_id, happened_at, who, action, subject, document_id, run_id, was, became, reason
                  FROM desk.activity
                 WHERE true""");
        Cursor after = paging.after(LIST, 1);
        if (after != null) {
            sql.add(" AND activity_id < ?", after.large(0));
        }
        sql.add(" ORDER BY activity_id DESC LIMIT ?", paging.limitAndOne());
        return Page.of(
                archive.list(
                        sql,
                        row -> new Activity(
                                row.large("activity_id"),
                                row.time("happened_at"),
                                row.text("who"),
                                row.text("action"),
                                row.text("subject"),
                                row.uuidOrNull("document_id"),
                                row.uuidOrNull("run_id"),
                                row.textOrNull("was"),
                                row.textOrNull("became"),
                                row.text("reason"))),
                paging.limit(),
                row -> Cursor.of(LIST, row.activityId()).encode());
    }

    /// Logs what is done in this transaction.
    static void log(
            Connection connection,
            String action,
            String subject,
            @Nullable UUID documentId,
            @Nullable UUID runId,
            @Nullable String was,
            @Nullable String became,
            Decision decision)
            throws SQLException {
        execute(connection, LOG, decision.who(), action, subject, documentId, runId, was, became, decision.reason());
    }

    /// @return how many rows it changed; -1 when it answers with rows
    static int execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    /// What is done in one transaction.
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /// The pool gives connections that only read, and sets them back when they return to it.
    <T> T inTransaction(Work<T> work) {
        return inTransaction(source, work);
    }

    /// The same for another pool's connections.
    static <T> T inTransaction(DataSource source, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(false);
            connection.setAutoCommit(false);
            try {
                T done = work.in(connection);
                connection.commit();
                return done;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw Archive.problem(e);
        }
    }
}
