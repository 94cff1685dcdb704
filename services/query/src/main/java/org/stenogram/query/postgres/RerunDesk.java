package org.stenogram.query.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.changes.RunDifference;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.reruns.Rerun;
import org.stenogram.query.reruns.RerunChoice;
import org.stenogram.query.reruns.RerunProgress;
import org.stenogram.query.reruns.RerunSample;

/// Choices of documents to run again, as staff make, start and stop them.
public final class RerunDesk {

    /// Documents that are tried out at most.
    public static final int LARGEST_SAMPLE = 100;

    /// A choice from a large archive reads all of it, once.
    private static final String TAKE_TIME = "SET LOCAL statement_timeout = '120s'";

    private static final int LISTED = 50;

    private static final String COLUMNS = """
            SELECT rerun_id, choice, made_at, made_by, documents, started_at, started_by, reason, stopped_at, stopped_by, finished_at
              FROM desk.rerun
            """;

    private static final String SAMPLE = """
            INSERT INTO desk.rerun_sample (rerun_id, document_id, arrival_id, run_id)
            SELECT rerun_id, document_id, arrival_id, gen_random_uuid()
              FROM desk.rerun_document
             WHERE rerun_id = ?
             ORDER BY random()
             LIMIT ?
            """;

    private static final String PROGRESS = """
            SELECT count(*)::integer AS documents,
                   (count(*) FILTER (WHERE outcome IS NULL AND run_id IS NULL))::integer AS waiting,
                   (count(*) FILTER (WHERE outcome IS NULL AND run_id IS NOT NULL))::integer AS under_way,
                   (count(*) FILTER (WHERE outcome IN ('archived', 'duplicate')))::integer AS archived,
                   (count(*) FILTER (WHERE outcome = 'failed'))::integer AS failed,
                   (count(*) FILTER (WHERE outcome = 'skipped'))::integer AS skipped,
                   (count(*) FILTER (WHERE ended_at > now() - interval '1 minute'))::integer AS last_minute
              FROM desk.rerun_document
             WHERE rerun_id = ?
            """;

    private static final String SAMPLES = """
            SELECT s.document_id, coalesce(nullif(d.title, ''), d.name, a.name, '') AS shown, s.answered_at, s.difference::text AS difference,
                   s.failure
              FROM desk.rerun_sample s
              LEFT JOIN archive.v_document d ON d.document_id = s.document_id
              LEFT JOIN archive.v_arrival a ON a.arrival_id = s.arrival_id
             WHERE s.rerun_id = ?
             ORDER BY s.answered_at NULLS LAST, s.document_id
            """;

    private final Archive archive;
    private final Desk desk;
    private final String software;

    /// @param archive reads
    /// @param desk writes
    /// @param software what is at work now
    public RerunDesk(Archive archive, Desk desk, String software) {
        this.archive = archive;
        this.desk = desk;
        this.software = software;
    }

    /// How many documents a choice means now.
    public int count(RerunChoice choice) {
        Sql pick = RerunPick.of(choice, software);
        return desk.inTransaction(connection -> {
            takeTime(connection);
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT count(*)::integer FROM (" + pick.text() + ") AS chosen")) {
                Archive.bind(connection, statement, pick);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /// Keeps a choice and the documents that it means now, and draws a sample of them.
    ///
    /// @throws ProblemException when it means none
    public UUID make(RerunChoice choice, int sample, String who) {
        UUID rerunId = UUID.randomUUID();
        Sql pick = RerunPick.of(choice, software);
        desk.inTransaction(connection -> {
            takeTime(connection);
            Desk.execute(
                    connection,
                    "INSERT INTO desk.rerun (rerun_id, choice, made_by, documents) VALUES (?, ?, ?, 0)",
                    rerunId,
                    choice.query(),
                    who);
            int documents;
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO desk.rerun_document (rerun_id, document_id, arrival_id) SELECT '" + rerunId
                            + "'::uuid, chosen.document_id, chosen.arrival_id FROM (" + pick.text() + ") AS chosen")) {
                Archive.bind(connection, statement, pick);
                documents = statement.executeUpdate();
            }
            if (documents == 0) {
                throw new ProblemException(
                        ProblemType.BAD_BODY,
                        "No document is as you chose. Ask for more, and look at the count first.");
            }
            Desk.execute(connection, "UPDATE desk.rerun SET documents = ? WHERE rerun_id = ?", documents, rerunId);
            return Desk.execute(connection, SAMPLE, rerunId, sample);
        });
        return rerunId;
    }

    /// The choice of this identifier.
    public Optional<Rerun> rerun(UUID rerunId) {
        return archive.one(Sql.of(COLUMNS + " WHERE rerun_id = ?", rerunId), RerunDesk::rerun);
    }

    /// The latest choices, the latest first.
    public List<Rerun> latest() {
        return archive.list(Sql.of(COLUMNS + " ORDER BY made_at DESC, rerun_id LIMIT ?", LISTED), RerunDesk::rerun);
    }

    /// How far a run is.
    public RerunProgress progress(UUID rerunId) {
        return archive.one(
                        Sql.of(PROGRESS, rerunId),
                        row -> new RerunProgress(
                                row.number("documents"),
                                row.number("waiting"),
                                row.number("under_way"),
                                row.number("archived"),
                                row.number("failed"),
                                row.number("skipped"),
                                row.number("last_minute")))
                .orElseThrow();
    }

    /// What a run would change in the documents that it is tried out on, in the order of the answers.
    public List<RerunSample> samples(UUID rerunId) {
        return archive.list(Sql.of(SAMPLES, rerunId), row -> {
            String difference = row.textOrNull("difference");
            return new RerunSample(
                    row.uuid("document_id"),
                    row.text("shown"),
                    row.timeOrNull("answered_at") != null,
                    difference == null ? null : EventJson.read(difference, RunDifference.class),
                    row.textOrNull("failure"));
        });
    }

    /// Decides that the documents are run.
    ///
    /// @throws ProblemException when that was decided before
    public void start(Rerun rerun, Decision decision) {
        change(
                rerun,
                "UPDATE desk.rerun SET started_at = clock_timestamp(), started_by = ?, reason = ? WHERE rerun_id = ? AND started_at IS NULL",
                "run many again",
                null,
                documents(rerun.documents()),
                decision,
                decision.who(),
                decision.reason(),
                rerun.rerunId());
    }

    /// Decides that no more documents are run. Those under way come to their end.
    ///
    /// @throws ProblemException when nothing runs
    public void stop(Rerun rerun, Decision decision) {
        change(
                rerun,
                "UPDATE desk.rerun SET stopped_at = clock_timestamp(), stopped_by = ? WHERE rerun_id = ? AND started_at IS NOT NULL"
                        + " AND stopped_at IS NULL AND finished_at IS NULL",
                "stop running many again",
                documents(rerun.documents()),
                progress(rerun.rerunId()).done() + " done",
                decision,
                decision.who(),
                rerun.rerunId());
    }

    /// Forgets a choice that was never started.
    ///
    /// @throws ProblemException when it was started
    public void discard(Rerun rerun) {
        int discarded = desk.inTransaction(connection -> Desk.execute(
                connection, "DELETE FROM desk.rerun WHERE rerun_id = ? AND started_at IS NULL", rerun.rerunId()));
        if (discarded == 0) {
            throw changed();
        }
    }

    private void change(
            Rerun rerun,
            String sql,
            String action,
            @Nullable String was,
            String became,
            Decision decision,
            @Nullable Object... values) {
        desk.inTransaction(connection -> {
            if (Desk.execute(connection, sql, values) == 0) {
                throw changed();
            }
            Desk.log(connection, action, rerun.choice().query(), null, null, was, became, decision);
            return 1;
        });
    }

    private static ProblemException changed() {
        return new ProblemException(
                ProblemType.CHANGED_MEANWHILE,
                "Somebody else has started, stopped or discarded this meanwhile. Look at its page as it is now.");
    }

    private static void takeTime(Connection connection) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute(TAKE_TIME);
        }
    }

    private static String documents(int count) {
        return count == 1 ? "1 document" : count + " documents";
    }

    private static Rerun rerun(Row row) throws SQLException {
        return new Rerun(
                row.uuid("rerun_id"),
                RerunChoice.ofQuery(row.text("choice")),
                row.time("made_at"),
                row.text("made_by"),
                row.number("documents"),
                row.timeOrNull("started_at"),
                row.textOrNull("started_by"),
                row.textOrNull("reason"),
                row.timeOrNull("stopped_at"),
                row.textOrNull("stopped_by"),
                row.timeOrNull("finished_at"));
    }
}
