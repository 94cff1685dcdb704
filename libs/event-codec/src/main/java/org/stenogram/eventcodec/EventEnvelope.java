package org.stenogram.eventcodec;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;

/// The CloudEvents attributes of an event: what can be known of it without reading its data.
///
/// @param id the same whenever the same event is sent again
/// @param source who emitted it, `/stenogram/` and the stage's name
/// @param type which kind it is
/// @param time when it happened
/// @param traceparent W3C Trace Context of the run, absent when the sender gave none
/// @param software which version of the software emitted it, absent in events of before this was said
public record EventEnvelope(
        UUID id,
        String source,
        EventType type,
        Instant time,
        @Nullable String traceparent,
        @Nullable String software) {}
