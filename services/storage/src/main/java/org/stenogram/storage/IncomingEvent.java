package org.stenogram.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.RecordPosition;

/// An event that is to be applied, with what its envelope says.
///
/// @param id the event's identifier; one that the archive knows is skipped
/// @param source who emitted it
/// @param occurredAt the envelope's time, to the microsecond as PostgreSQL keeps it
/// @param traceparent W3C trace context, absent when the record has none
/// @param software which version of the software emitted it, absent when the record does not say
/// @param isOutgoing true for events of storage's own making, which the relay publishes
/// @param record where the Kafka record lies that led to it
public record IncomingEvent(
        UUID id,
        String source,
        Instant occurredAt,
        @Nullable String traceparent,
        @Nullable String software,
        boolean isOutgoing,
        RecordPosition record,
        PipelineEvent event) {

    /// Cuts the time to what PostgreSQL keeps.
    public IncomingEvent {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /// The same envelope around another event.
    public IncomingEvent with(PipelineEvent other) {
        return other.equals(event)
                ? this
                : new IncomingEvent(id, source, occurredAt, traceparent, software, isOutgoing, record, other);
    }
}
