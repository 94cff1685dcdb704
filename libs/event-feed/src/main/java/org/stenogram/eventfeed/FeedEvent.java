package org.stenogram.eventfeed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;
import org.stenogram.eventcodec.EventJson;

/// One event of the feed. Immutable; its JSON is made once, however many it is sent to.
public final class FeedEvent {

    /// Lexicographic order of `sequence` is the order of positions, as its definition asks.
    private static final String SEQUENCE = "%019d";

    private final long position;
    private final UUID id;
    private final EventType type;
    private final String source;
    private final UUID subject;
    private final @Nullable UUID runId;
    private final @Nullable String collection;
    private final Instant occurredAt;
    private final @Nullable String traceparent;
    private final String data;
    /// Two threads may both make it, and make the same.
    private @Nullable String json;

    /// @param position its place in the feed, from 1; stable, and true per document
    /// @param id the CloudEvents `id`, the same wherever the event is sent
    /// @param source who emitted it, `/stenogram/storage`
    /// @param subject the document, or the batch of a sealed batch
    /// @param runId absent for a batch
    /// @param collection absent when a failure came before anything was known of its file
    /// @param data the event as JSON, as its schema in `contracts/events` has it
    public FeedEvent(
            long position,
            UUID id,
            EventType type,
            String source,
            UUID subject,
            @Nullable UUID runId,
            @Nullable String collection,
            Instant occurredAt,
            @Nullable String traceparent,
            String data) {
        this.position = position;
        this.id = id;
        this.type = type;
        this.source = source;
        this.subject = subject;
        this.runId = runId;
        this.collection = collection;
        this.occurredAt = occurredAt;
        this.traceparent = traceparent;
        this.data = data;
    }

    /// Its place in the feed, from 1.
    public long position() {
        return position;
    }

    /// The CloudEvents `id`.
    public UUID id() {
        return id;
    }

    /// What kind of event it is.
    public EventType type() {
        return type;
    }

    /// The document, or the batch of a sealed batch.
    public UUID subject() {
        return subject;
    }

    /// The run, absent for a batch.
    public @Nullable UUID runId() {
        return runId;
    }

    /// The collection, absent when a failure came before anything was known of its file.
    public @Nullable String collection() {
        return collection;
    }

    /// How many characters its data has.
    int size() {
        return data.length();
    }

    /// The event as CloudEvents 1.0 has it in structured JSON. `sequence` is the position, in the form of the
    /// [extension of that name](https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/sequence.md).
    public String cloudEvent() {
        String made = json;
        if (made == null) {
            made = make();
            json = made;
        }
        return made;
    }

    private String make() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id);
        attributes.put("source", source);
        attributes.put("type", type.cloudEventType());
        attributes.put("subject", subject);
        attributes.put("time", occurredAt);
        attributes.put("datacontenttype", "application/json");
        attributes.put("dataschema", type.dataSchema());
        attributes.put("sequence", SEQUENCE.formatted(position));
        if (traceparent != null) {
            attributes.put("traceparent", traceparent);
        }
        String head = EventJson.write(attributes);
        return head.substring(0, head.length() - 1) + ",\"data\":" + data + "}";
    }
}
