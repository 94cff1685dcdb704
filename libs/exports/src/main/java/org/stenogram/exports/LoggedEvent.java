package org.stenogram.exports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event of a document's log.
///
/// @param type `document.archived`
/// @param stage which service told of it
/// @param data the event, or a summary of it, as JSON
public record LoggedEvent(
        UUID eventId, String type, String stage, @Nullable UUID runId, Instant occurredAt, String data) {}
