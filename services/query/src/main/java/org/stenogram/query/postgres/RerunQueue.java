package org.stenogram.query.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.reruns.RerunChoice;

/// What is to be asked for next, and what came of what was asked for: the state of every run of many documents, kept in
/// the database so that a restart goes on where it was.
public final class RerunQueue {

    /// Two instances ask for the same documents one after the other, never at once.
    private static final long LOCK = 0x7374_656e_6f72_756eL;

    private static final String OPEN = """
            SELECT r.rerun_id, r.choice, r.started_by, r.reason, r.stopped_at
              FROM desk.rerun r
             WHERE r.started_at IS NOT NULL AND r.finished_at IS NULL
               AND (r.stopped_at IS NULL
                    OR EXISTS (SELECT FROM desk.rerun_document d
                                WHERE d.rerun_id = r.rerun_id AND d.run_id IS NOT NULL AND d.outcome IS NULL))
             ORDER BY r.started_at, r.rerun_id
            """;

    private static final String SETTLE = """
            UPDATE desk.rerun_document d
               SET outcome = r.state, ended_at = clock_timestamp()
              FROM archive.v_run r
             WHERE d.rerun_id = ? AND d.run_id IS NOT NULL AND d.outcome IS NULL
               AND r.run_id = d.run_id AND r.state <> 'waiting'
            """;

    /// The identifier of the run is fixed here, before the request goes out.
    private static final String CLAIM = """
            UPDATE desk.rerun_document d
               SET run_id = gen_random_uuid()
              FROM (SELECT document_id
                      FROM desk.rerun_document
                     WHERE rerun_id = ? AND outcome IS NULL AND run_id IS NULL
                     ORDER BY document_id
                     LIMIT greatest(0, ? - (SELECT count(*) FROM desk.rerun_document
                                             WHERE run_id IS NOT NULL AND outcome IS NULL AND rerun_id = ?))) AS next
             WHERE d.rerun_id = ? AND d.document_id = next.document_id
            """;

    private static final String UNSENT = """
            SELECT document_id, arrival_id, run_id
              FROM desk.rerun_document
             WHERE rerun_id = ? AND run_id IS NOT NULL AND outcome IS NULL AND requested_at IS NULL
            """;

    private static final String SENT = """
            UPDATE desk.rerun_document SET requested_at = clock_timestamp() WHERE rerun_id = ? AND run_id = ANY (?)
            """;

    private static final String SKIP = """
            UPDATE desk.rerun_document SET outcome = 'skipped', ended_at = clock_timestamp() WHERE rerun_id = ? AND run_id = ?
            """;

    private static final String FINISH = """
            UPDATE desk.rerun
               SET finished_at = clock_timestamp()
             WHERE rerun_id = ? AND finished_at IS NULL AND stopped_at IS NULL
               AND NOT EXISTS (SELECT FROM desk.rerun_document d WHERE d.rerun_id = desk.rerun.rerun_id AND d.outcome IS NULL)
            """;

    private static final String UNSENT_SAMPLES = """
            SELECT document_id, arrival_id, run_id
              FROM desk.rerun_sample
             WHERE requested_at IS NULL AND answered_at IS NULL
             LIMIT ?
            """;

    private static final String SAMPLES_SENT = """
            UPDATE desk.rerun_sample SET requested_at = clock_timestamp() WHERE run_id = ANY (?)
            """;

    private final Archive archive;
    private final Desk desk;

    /// @param archive reads
    /// @param desk writes
    public RerunQueue(Archive archive, Desk desk) {
        this.archive = archive;
        this.desk = desk;
    }

    /// A document that is to be run.
    ///
    /// @param arrivalId whose bytes, absent for those of the current edition
    public record Due(UUID documentId, @Nullable UUID arrivalId, UUID runId) {}

    /// A run of many documents that is not at its end.
    ///
    /// @param isStopped no more is asked for; what is under way comes to its end
    public record Open(UUID rerunId, RerunChoice choice, Decision decision, boolean isStopped) {}

    /// Does something that one instance alone may do at a time; not at all when another is at it.
    public void alone(Runnable work) {
        desk.inTransaction(connection -> {
            if (isLocked(connection)) {
                work.run();
            }
            return 1;
        });
    }

    /// The runs that are not at their end, the first that was started first.
    public List<Open> open() {
        return archive.list(
                Sql.of(OPEN),
                row -> new Open(
                        row.uuid("rerun_id"),
                        RerunChoice.ofQuery(row.text("choice")),
                        new Decision(row.text("started_by"), row.text("reason")),
                        row.timeOrNull("stopped_at") != null));
    }

    /// Notes which documents came to their end.
    public void settle(UUID rerunId) {
        desk.inTransaction(connection -> Desk.execute(connection, SETTLE, rerunId));
    }

    /// Takes the next documents, so that no more than some are under way, and gives those that the broker does not have
    /// yet.
    public List<Due> next(UUID rerunId, int atOnce) {
        desk.inTransaction(connection -> Desk.execute(connection, CLAIM, rerunId, atOnce, rerunId, rerunId));
        return unsent(rerunId);
    }

    /// Those that were taken and may not have reached the broker.
    public List<Due> unsent(UUID rerunId) {
        return archive.list(Sql.of(UNSENT, rerunId), RerunQueue::due);
    }

    /// Notes that the broker has these.
    public void sent(UUID rerunId, List<UUID> runIds) {
        desk.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SENT)) {
                statement.setObject(1, rerunId);
                statement.setArray(2, connection.createArrayOf("uuid", runIds.toArray()));
                return statement.executeUpdate();
            }
        });
    }

    /// Notes that a document has nothing to run.
    public void skip(UUID rerunId, UUID runId) {
        desk.inTransaction(connection -> Desk.execute(connection, SKIP, rerunId, runId));
    }

    /// Ends a run whose documents all came to their end, and logs what came of them.
    public void finish(Open open) {
        desk.inTransaction(connection -> {
            if (Desk.execute(connection, FINISH, open.rerunId()) == 1) {
                Desk.log(
                        connection,
                        "finish running many again",
                        open.choice().query(),
                        null,
                        null,
                        "running",
                        outcomes(connection, open.rerunId()),
                        open.decision());
            }
            return 1;
        });
    }

    /// Samples that the broker does not have yet.
    public List<Due> unsentSamples(int most) {
        return archive.list(Sql.of(UNSENT_SAMPLES, most), RerunQueue::due);
    }

    /// Notes that the broker has these samples.
    public void samplesSent(List<UUID> runIds) {
        desk.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SAMPLES_SENT)) {
                statement.setArray(1, connection.createArrayOf("uuid", runIds.toArray()));
                return statement.executeUpdate();
            }
        });
    }

    private static String outcomes(Connection connection, UUID rerunId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT string_agg(n || ' ' || outcome, ', ' ORDER BY outcome)
                  FROM (SELECT outcome, count(*) AS n FROM desk.rerun_document WHERE rerun_id = ? GROUP BY outcome) AS counts
                """)) {
            statement.setObject(1, rerunId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String text = row.getString(1);
                return text == null ? "nothing" : text;
            }
        }
    }

    private static boolean isLocked(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static Due due(Row row) throws SQLException {
        return new Due(row.uuid("document_id"), row.uuidOrNull("arrival_id"), row.uuid("run_id"));
    }
}
