package org.stenogram.eventcodec;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.v1.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.stenogram.bucket.Bucket;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentArchived;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.DocumentErased;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.DocumentWithdrawn;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.contracts.PipelineEvent.OriginalChecked;
import org.stenogram.contracts.PipelineEvent.ReprocessRequested;

/// Turns events into Kafka records and back: CloudEvents 1.0 in binary mode, the attributes as `ce_*` headers,
/// the data as JSON.
///
/// Data above 256 KiB goes to the bucket before the record is made, and the record carries `ce_dataref`
/// instead; reading brings it back, so neither side sees a difference. Safe for use by several threads.
public final class EventCodec {

    private static final String JSON = "application/json";

    private final String stage;
    private final String topicPrefix;
    private final PayloadStore payloads;
    private final Clock clock;

    /// A codec for one service.
    ///
    /// @param stage the service that emits, as in `contracts/pipeline.txt`
    /// @param topicPrefix put before every topic's name, usually empty
    /// @param payloads where large data goes
    public EventCodec(String stage, String topicPrefix, Bucket payloads) {
        this(stage, topicPrefix, payloads, Clock.systemUTC());
    }

    /// A codec whose clock dates the events that bear no time of their own.
    public EventCodec(String stage, String topicPrefix, Bucket payloads, Clock clock) {
        this.stage = stage;
        this.topicPrefix = topicPrefix;
        this.payloads = new PayloadStore(payloads, clock);
        this.clock = clock;
    }

    /// The record that carries an event, and the trace of the record that caused it.
    ///
    /// @param cause the record that was being handled, null when the event begins something new
    /// @throws UncheckedIOException when the data is large and the bucket cannot be written
    public ProducerRecord<byte[], byte[]> encode(PipelineEvent event, @Nullable ConsumerRecord<byte[], byte[]> cause) {
        return encodeInTrace(event, cause == null ? null : TraceContext.of(cause.headers()));
    }

    /// The record that carries an event within a trace that is already known, as an outbox does.
    ///
    /// @param traceparent W3C Trace Context; null, or no valid one, makes the trace of the run
    /// @throws UncheckedIOException when the data is large and the bucket cannot be written
    public ProducerRecord<byte[], byte[]> encodeInTrace(PipelineEvent event, @Nullable String traceparent) {
        EventType type = event.type();
        UUID id = type.eventId(event.subjectId(), stage);
        byte[] data = json(event);
        CloudEventBuilder builder = new CloudEventBuilder()
                .withId(id.toString())
                .withSource(URI.create("/stenogram/" + stage))
                .withType(type.cloudEventType())
                .withSubject(event.key().toString())
                .withTime(OffsetDateTime.ofInstant(time(event), ZoneOffset.UTC))
                .withDataSchema(URI.create(type.dataSchema()))
                .withDataContentType(JSON)
                .withExtension(TraceContext.ATTRIBUTE, TraceContext.continueOrBegin(traceparent, event.subjectId(), id))
                .withExtension(Software.ATTRIBUTE, Software.version());
        if (data.length > PayloadStore.LARGEST_INLINE) {
            builder = builder.withExtension(PayloadStore.ATTRIBUTE, URI.create(payloads.put(data)));
        } else {
            builder = builder.withData(data);
        }
        return KafkaMessageFactory.createWriter(topicPrefix + type.topic(), null, key(event))
                .writeBinary(builder.build());
    }

    /// The event that a record carries.
    ///
    /// @throws MalformedEventException when the record is no event of ours
    /// @throws UncheckedIOException when its data lies in the bucket and cannot be read now
    public PipelineEvent decode(ConsumerRecord<byte[], byte[]> record) {
        CloudEvent cloudEvent = cloudEvent(record);
        EventType type = envelope(cloudEvent).type();
        PipelineEvent event;
        try {
            event = EventJson.present(EventJson.mapper().readValue(data(cloudEvent, record), type.record()));
        } catch (JsonProcessingException e) {
            throw EventJson.malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Arrays.equals(key(event), record.key())) {
            throw new MalformedEventException("the record's key is not the event's, " + event.key());
        }
        return event;
    }

    /// The attributes of the event that a record carries; its data is not read.
    ///
    /// @throws MalformedEventException when the record is no event of ours
    public EventEnvelope envelope(ConsumerRecord<byte[], byte[]> record) {
        return envelope(cloudEvent(record));
    }

    /// Bytes of a record and of the data that it points at, to bound what is in memory before it is decoded. What
    /// cannot be looked up counts as nothing; decoding tells why.
    public long bytes(ConsumerRecord<byte[], byte[]> record) {
        long own = length(record.key()) + length(record.value());
        Header reference = record.headers().lastHeader("ce_" + PayloadStore.ATTRIBUTE);
        return reference == null || reference.value() == null
                ? own
                : own + payloads.size(new String(reference.value(), StandardCharsets.UTF_8));
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private byte[] data(CloudEvent cloudEvent, ConsumerRecord<byte[], byte[]> record) {
        Object reference = cloudEvent.getExtension(PayloadStore.ATTRIBUTE);
        if (reference != null) {
            return payloads.get(reference.toString(), record.timestamp());
        }
        byte[] value = record.value();
        if (value == null) {
            throw new MalformedEventException("the record has no value and no dataref");
        }
        return value;
    }

    private static EventEnvelope envelope(CloudEvent cloudEvent) {
        EventType type = EventType.ofCloudEventType(cloudEvent.getType())
                .orElseThrow(() -> new MalformedEventException("unknown event type " + cloudEvent.getType()));
        OffsetDateTime time = cloudEvent.getTime();
        if (time == null) {
            throw new MalformedEventException("header ce_time is missing");
        }
        Object traceparent = cloudEvent.getExtension(TraceContext.ATTRIBUTE);
        Object software = cloudEvent.getExtension(Software.ATTRIBUTE);
        try {
            return new EventEnvelope(
                    CanonicalUuid.parse(cloudEvent.getId()),
                    cloudEvent.getSource().toString(),
                    type,
                    time.toInstant(),
                    traceparent == null ? null : traceparent.toString(),
                    software == null ? null : software.toString());
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("header ce_id is no UUID: " + cloudEvent.getId(), e);
        }
    }

    private static CloudEvent cloudEvent(ConsumerRecord<byte[], byte[]> record) {
        try {
            return KafkaMessageFactory.createReader(record).toEvent();
        } catch (RuntimeException e) {
            // Kinds of its own for most of what can be wrong, a null pointer for a header without value.
            throw new MalformedEventException("not a CloudEvent in binary mode: " + e.getMessage(), e);
        }
    }

    /// Order and locks in the archive rest on the key, so it is the same on both sides: the identifier's text.
    private static byte[] key(PipelineEvent event) {
        return event.key().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] json(PipelineEvent event) {
        try {
            return EventJson.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Instant time(PipelineEvent event) {
        return switch (event) {
            case DocumentReceived received -> received.arrival().arrivedAt();
            case DocumentCleaned cleaned -> clock.instant();
            case DocumentSegmented segmented -> clock.instant();
            case DocumentArchived archived -> archived.archivedAt();
            case OriginalChecked checked -> checked.checkedAt();
            case DocumentWithdrawn withdrawn -> withdrawn.withdrawnAt();
            case DocumentErased erased -> erased.erasedAt();
            case ErasureRequested requested -> requested.requestedAt();
            case BatchSealed sealed -> sealed.sealedAt();
            case ReprocessRequested requested -> requested.requestedAt();
            case DocumentAmended amended -> amended.amendedAt();
            case DocumentFailed failed -> failed.failedAt();
        };
    }
}
