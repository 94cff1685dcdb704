package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.CheckOutcome;
import org.stenogram.contracts.PipelineEvent.OriginalChecked;
import org.stenogram.contracts.PipelineEvent.RecordPosition;
import org.stenogram.contracts.RunId;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.storage.IncomingEvent;
import org.stenogram.storage.Unstorable;
import org.stenogram.storage.fixity.Finding;
import org.stenogram.storage.fixity.FixityPlan;
import org.stenogram.storage.fixity.Originals;
import org.stenogram.storage.postgres.FeedLoop.Next;

/// Reads originals again, the one that was not looked at for the longest time first, and writes down whether they still
/// have their SHA-256.
///
/// While it reads, which may take hours, it holds a lock of the session and no transaction: the feed waits for old
/// transactions. Another instance passes over an original that is locked, and the lock of an instance that died is gone
/// with its connection. What is due stands in the table, so a restart goes on where it stopped.
public final class Fixity implements Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Fixity.class);

    /// Nobody notifies it: the loop looks once a second.
    private static final String CHANNEL = "stenogram_fixity";
    /// As many as there may be instances at work before one of them finds nothing for a second.
    private static final int CANDIDATES = 32;

    private static final int LOCKS = 0x53544e48;

    private static final String DUE = """
            SELECT sha256
              FROM ((SELECT v.sha256, v.checked_at AS looked_at
                       FROM archive.version v
                      WHERE v.check_outcome <> 'intact'
                        AND v.checked_at <= ?
                        AND NOT EXISTS (SELECT FROM archive.erased_original o WHERE o.sha256 = v.sha256)
                      ORDER BY v.checked_at
                      LIMIT %1$d)
                    UNION ALL
                    (SELECT v.sha256, coalesce(v.checked_at, v.created_at)
                       FROM archive.version v
                      WHERE coalesce(v.checked_at, v.created_at) <= ?
                        AND NOT EXISTS (SELECT FROM archive.erased_original o WHERE o.sha256 = v.sha256)
                      ORDER BY coalesce(v.checked_at, v.created_at)
                      LIMIT %1$d)) due
             ORDER BY looked_at
            """.formatted(CANDIDATES);

    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(%d, hashtext(?))".formatted(LOCKS);
    private static final String UNLOCK = "SELECT pg_advisory_unlock(%d, hashtext(?))".formatted(LOCKS);

    /// Another instance may have checked it between the look and the lock.
    private static final String STILL_DUE = """
            SELECT count(*) > 0
              FROM archive.version v
             WHERE v.sha256 = ?
               AND coalesce(v.checked_at, v.created_at) <= CASE WHEN v.check_outcome <> 'intact' THEN ? ELSE ? END
            """;

    private static final String NOTE = """
            UPDATE archive.version v
               SET checked_at = ?, check_outcome = ?
             WHERE v.sha256 = ?
               AND NOT EXISTS (SELECT FROM archive.erased_original o WHERE o.sha256 = v.sha256)
            RETURNING v.document_id, v.version_no, v.bytes,
                   (SELECT e.run_id FROM archive.edition e
                     WHERE e.document_id = v.document_id AND e.version_no = v.version_no
                     ORDER BY e.edition_no DESC
                     LIMIT 1) AS run_id
            """;

    private static final String FAULTY = "SELECT count(*) FROM archive.version v WHERE check_outcome <> 'intact'"
            + " AND NOT EXISTS (SELECT FROM archive.erased_original o WHERE o.sha256 = v.sha256)";

    private static final String NOTIFY = "SELECT pg_notify('%s', '')".formatted(EventLog.CHANNEL);

    private final FixityPlan plan;
    private final Originals originals;
    private final StorageMetrics metrics;
    private final Clock clock;
    private final FeedLoop loop;

    /// @param connections gives new connections, of which it keeps one
    public Fixity(
            DataSource connections,
            ArchiveSchema schema,
            FixityPlan plan,
            Originals originals,
            StorageMetrics metrics,
            Clock clock) {
        this.plan = plan;
        this.originals = originals;
        this.metrics = metrics;
        this.clock = clock;
        this.loop = new FeedLoop("storage-fixity", connections, schema, CHANNEL, this::step, clock);
    }

    @Override
    public String name() {
        return loop.name();
    }

    /// Does nothing where checks are turned off.
    @Override
    public void start() {
        if (plan.isOn()) {
            loop.start();
        }
    }

    @Override
    public RunnerHealth health() {
        return plan.isOn() ? loop.health() : new RunnerHealth.Serving();
    }

    @Override
    public void close() {
        originals.close();
        loop.close();
    }

    /// Checks one original, if one is due that nobody else is at.
    Next step(Connection connection) throws SQLException {
        Optional<String> claimed = claim(connection);
        connection.commit();
        if (claimed.isEmpty()) {
            metrics.faultyOriginals(faulty(connection));
            return Next.WAIT;
        }
        String sha256 = claimed.get();
        Optional<Finding> found = originals.read(sha256);
        if (found.isPresent()) {
            note(connection, sha256, found.get());
            connection.commit();
            metrics.checked(found.get());
        }
        lock(connection, UNLOCK, sha256);
        return found.isPresent() ? Next.AGAIN : Next.WAIT;
    }

    private Optional<String> claim(Connection connection) throws SQLException {
        List<String> due = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            setDue(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(row.getString("sha256"));
                }
            }
        }
        for (String sha256 : due) {
            if (lock(connection, TRY_LOCK, sha256)) {
                if (isStillDue(connection, sha256)) {
                    return Optional.of(sha256);
                }
                lock(connection, UNLOCK, sha256);
            }
        }
        return Optional.empty();
    }

    private boolean isStillDue(Connection connection, String sha256) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STILL_DUE)) {
            statement.setString(1, sha256);
            setDue(statement, 2);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void setDue(PreparedStatement statement, int from) throws SQLException {
        Instant now = clock.instant();
        statement.setObject(from, timestamp(now.minus(plan.lookAgain())));
        statement.setObject(from + 1, timestamp(now.minus(plan.period())));
    }

    private void note(Connection connection, String sha256, Finding found) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<IncomingEvent> events = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setObject(1, timestamp(now));
            statement.setString(2, EventJson.mapper().convertValue(found.outcome(), String.class));
            statement.setString(3, sha256);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(event(row, sha256, found, now));
                }
            }
        }
        EventLog.write(connection, events);
        try (PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
            notify.execute();
        }
        if (found.outcome() != CheckOutcome.INTACT) {
            events.forEach(event -> LOG.atError()
                    .addKeyValue("documentId", event.event().key())
                    .addKeyValue("key", "originals/" + sha256)
                    .addKeyValue("outcome", found.outcome())
                    .log("an original is not what it was"));
        }
    }

    private static IncomingEvent event(ResultSet row, String sha256, Finding found, Instant now) throws SQLException {
        OriginalChecked checked = new OriginalChecked(
                new DocumentId(row.getObject("document_id", UUID.class)),
                new RunId(row.getObject("run_id", UUID.class)),
                UUID.randomUUID(),
                row.getInt("version_no"),
                sha256,
                row.getLong("bytes"),
                found.outcome(),
                found.sha256(),
                found.bytes(),
                now);
        return Unstorable.ownEvent(
                checked, null, new RecordPosition(checked.type().topic(), 0, 0), now);
    }

    private static long faulty(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FAULTY);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static boolean lock(Connection connection, String sql, String sha256) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sha256);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
