package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.storage.IncomingEvent;
import org.stenogram.storage.StorageFailure;
import org.stenogram.storage.Unstorable;
import org.stenogram.storage.erasure.ErasedContentException;

/// The archive as storage writes it: events and offsets in one transaction, all or nothing.
///
/// An event that the database refuses takes none of the others with it: the batch is halved, each half tried
/// from a savepoint, down to that event, which fails alone.
public final class Archive {

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private static final String NOTIFY = "SELECT pg_notify('%s', '')".formatted(EventLog.CHANNEL);

    private final DataSource dataSource;
    private final ArchiveSchema schema;
    private final StorageMetrics metrics;
    private final Clock clock;

    /// @param dataSource connections that do not commit by themselves
    public Archive(DataSource dataSource, ArchiveSchema schema, StorageMetrics metrics, Clock clock) {
        this.dataSource = dataSource;
        this.schema = schema;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// A partition of a topic.
    public record Place(String topic, int partition) {}

    /// Where partitions stand, as far as they were ever read.
    ///
    /// @throws org.stenogram.stageruntime.WorldFaultException when the database is away
    public Map<Place, Long> positions(Collection<Place> places) {
        schema.ensure();
        try (Connection connection = dataSource.getConnection()) {
            Map<Place, Long> positions = ConsumerOffsets.positions(connection, places);
            connection.rollback();
            return positions;
        } catch (SQLException e) {
            throw SqlFaults.world(e);
        }
    }

    /// Applies events and moves offsets.
    ///
    /// @throws org.stenogram.stageruntime.kafka.FencedException when an offset does not stand where it is
    ///     expected
    /// @throws org.stenogram.stageruntime.WorldFaultException when the database is away; nothing was applied,
    ///     or all was, which the offsets tell
    public void apply(Collection<OffsetStep> steps, List<IncomingEvent> events) {
        schema.ensure();
        Instant begin = clock.instant();
        Instant now = begin.truncatedTo(ChronoUnit.MICROS);
        try (Connection connection = dataSource.getConnection()) {
            Applied applied;
            try {
                ConsumerOffsets.move(connection, steps);
                AdvisoryLocks.take(connection, events);
                EventApplication application = new EventApplication(connection, now);
                applied = applyOrHalve(connection, application, events, now);
                int closed = application.closeBatches();
                try (PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
                    notify.execute();
                }
                connection.commit();
                metrics.applied(applied, closed, Duration.between(begin, clock.instant()));
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
            AppliedLog.write(applied);
        } catch (SQLException e) {
            throw SqlFaults.world(e);
        }
    }

    private static Applied applyOrHalve(
            Connection connection, EventApplication application, List<IncomingEvent> events, Instant now)
            throws SQLException {
        if (events.isEmpty()) {
            return Applied.NOTHING;
        }
        Savepoint before = connection.setSavepoint();
        try {
            Applied applied = application.apply(events);
            connection.releaseSavepoint(before);
            return applied;
        } catch (SQLException | RuntimeException e) {
            if (!SqlFaults.isOfTheDocument(e)) {
                throw e;
            }
            connection.rollback(before);
            if (events.size() == 1) {
                return refuse(connection, application, events.getFirst(), e, now);
            }
            int half = events.size() / 2;
            return applyOrHalve(connection, application, events.subList(0, half), now)
                    .and(applyOrHalve(connection, application, events.subList(half, events.size()), now));
        }
    }

    private static Applied refuse(
            Connection connection, EventApplication application, IncomingEvent event, Exception cause, Instant now)
            throws SQLException {
        LOG.atWarn()
                .addKeyValue("documentId", event.event().key())
                .addKeyValue("topic", event.record().topic())
                .addKeyValue("partition", event.record().partition())
                .addKeyValue("offset", event.record().offset())
                .addKeyValue("outcome", "failed")
                .addKeyValue("cause", SqlFaults.describe(cause))
                .log("event cannot be stored");
        application.dropEarly(event);
        EventLog.writeRefused(connection, event, now);
        StorageFailure kind =
                cause instanceof ErasedContentException ? StorageFailure.ERASED : StorageFailure.CANNOT_BE_STORED;
        for (IncomingEvent failure : Unstorable.failures(event, kind, SqlFaults.describe(cause), now)) {
            Savepoint before = connection.setSavepoint();
            try {
                Applied applied = application.apply(List.of(failure));
                connection.releaseSavepoint(before);
                return applied;
            } catch (SQLException | RuntimeException e) {
                if (!SqlFaults.isOfTheDocument(e)) {
                    throw e;
                }
                connection.rollback(before);
            }
        }
        throw new IllegalStateException("not even the failure of event %s can be stored".formatted(event.id()), cause);
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
