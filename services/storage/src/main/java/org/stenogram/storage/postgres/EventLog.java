package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.OpeningEvent;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.storage.EventSummary;
import org.stenogram.storage.IncomingEvent;

/// Table `event`: what was applied, which is what makes a redelivery harmless, and what is to go out.
final class EventLog {

    /// Wakes the sequencer of every instance when a transaction commits.
    static final String CHANNEL = "stenogram_event";

    private static final String READ = """
            SELECT event_id
              FROM archive.event
             WHERE event_id = ANY (?)
            """;

    private static final String WRITE = """
            INSERT INTO archive.event (event_id, type, source, document_id, run_id, batch_id, occurred_at, traceparent,
                   software, is_outgoing, data)
            SELECT *
              FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[],
                   ?::text[], ?::boolean[], ?::jsonb[])
            """;

    private EventLog() {}

    /// Those of some events that were not applied yet, each once, in their order.
    static List<IncomingEvent> unknown(Connection connection, List<IncomingEvent> events) throws SQLException {
        Set<UUID> known = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", events.stream().map(IncomingEvent::id).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(row.getObject("event_id", UUID.class));
                }
            }
        }
        return events.stream().filter(event -> known.add(event.id())).toList();
    }

    /// Logs events that are not in the log yet.
    static int write(Connection connection, Collection<IncomingEvent> events) throws SQLException {
        return write(connection, events, _ -> false);
    }

    /// Logs events that are not in the log yet, some of them by their identifiers alone.
    ///
    /// @param isSilenced says of which nothing else may be kept
    static int write(Connection connection, Collection<IncomingEvent> events, Predicate<IncomingEvent> isSilenced)
            throws SQLException {
        return writeData(
                connection,
                events,
                event -> isSilenced.test(event)
                        ? Map.of(
                                "documentId",
                                event.event().key(),
                                "amendmentId",
                                event.event().subjectId())
                        : EventSummary.of(event.event()));
    }

    /// Logs an event that cannot be stored by its identifiers alone, so that a redelivery does not fail it
    /// again.
    static void writeRefused(Connection connection, IncomingEvent event, Instant now) throws SQLException {
        IncomingEvent bare = new IncomingEvent(event.id(), "", now, null, null, false, event.record(), event.event());
        writeData(connection, List.of(bare), IncomingEvent::record);
    }

    private static int writeData(
            Connection connection, Collection<IncomingEvent> events, Function<IncomingEvent, Object> data)
            throws SQLException {
        return ColumnArrays.of(events)
                .column("uuid", IncomingEvent::id)
                .column("text", event -> event.event().type().cloudEventType())
                .column("text", IncomingEvent::source)
                .column("uuid", EventLog::documentId)
                .column("uuid", EventLog::runId)
                .column("uuid", EventLog::batchId)
                .column("timestamptz", IncomingEvent::occurredAt)
                .column("text", IncomingEvent::traceparent)
                .column("text", IncomingEvent::software)
                .column("boolean", IncomingEvent::isOutgoing)
                .column("jsonb", event -> EventJson.write(data.apply(event)))
                .execute(connection, WRITE);
    }

    private static @Nullable UUID documentId(IncomingEvent event) {
        return event.event() instanceof DocumentEvent document
                ? document.documentId().value()
                : null;
    }

    private static @Nullable UUID runId(IncomingEvent event) {
        return event.event() instanceof DocumentEvent document
                ? document.runId().value()
                : null;
    }

    private static @Nullable UUID batchId(IncomingEvent event) {
        return switch (event.event()) {
            case BatchSealed seal -> seal.batchId();
            case OpeningEvent opening -> opening.arrival().batchId();
            default -> null;
        };
    }
}
