package org.stenogram.storage.kafka;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentEvent;
import org.stenogram.contracts.PipelineEvent.RecordPosition;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.eventcodec.EventEnvelope;
import org.stenogram.eventcodec.FailureEvents;
import org.stenogram.stageruntime.kafka.Delivered;
import org.stenogram.stageruntime.kafka.OffsetRange;
import org.stenogram.stageruntime.kafka.SinkBatch;
import org.stenogram.stageruntime.kafka.TransactionalSink;
import org.stenogram.storage.IncomingEvent;
import org.stenogram.storage.StorageFailure;
import org.stenogram.storage.Unstorable;
import org.stenogram.storage.postgres.Archive;
import org.stenogram.storage.postgres.OffsetStep;

/// Storage as the runtime sees it: batches of records go into the [Archive] with their offsets.
///
/// A record that is no event becomes a failure of storage's own making, so that it is counted, found and told of.
public final class ArchiveSink implements TransactionalSink<PipelineEvent> {

    /// What storage reads. Never `document.archived` and `document.withdrawn`: storage says those itself.
    public static final List<String> TOPICS = List.of(
            EventType.DOCUMENT_RECEIVED.topic(),
            EventType.DOCUMENT_CLEANED.topic(),
            EventType.DOCUMENT_SEGMENTED.topic(),
            EventType.BATCH_SEALED.topic(),
            EventType.REPROCESS_REQUESTED.topic(),
            EventType.DOCUMENT_AMENDED.topic(),
            EventType.ERASURE_REQUESTED.topic(),
            EventType.DOCUMENT_FAILED.topic());

    private final Archive archive;
    private final EventCodec codec;
    private final FailureEvents failures;
    private final Clock clock;

    /// @param codec of stage `storage`
    public ArchiveSink(Archive archive, EventCodec codec, Clock clock) {
        this.archive = archive;
        this.codec = codec;
        this.failures = new FailureEvents("storage", clock);
        this.clock = clock;
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        List<Archive.Place> places = assigned.stream()
                .map(partition -> new Archive.Place(partition.topic(), partition.partition()))
                .toList();
        archive.positions(places)
                .forEach((place, next) -> positions.put(new TopicPartition(place.topic(), place.partition()), next));
        return positions;
    }

    @Override
    public void apply(SinkBatch<PipelineEvent> batch) {
        List<OffsetStep> steps = new ArrayList<>();
        for (Map.Entry<TopicPartition, OffsetRange> range : batch.ranges().entrySet()) {
            steps.add(new OffsetStep(
                    range.getKey().topic(),
                    range.getKey().partition(),
                    range.getValue().expected(),
                    range.getValue().next()));
        }
        List<IncomingEvent> events = new ArrayList<>();
        for (Delivered<PipelineEvent> delivered : batch.records()) {
            events.add(incoming(delivered));
        }
        archive.apply(steps, events);
    }

    private IncomingEvent incoming(Delivered<PipelineEvent> delivered) {
        ConsumerRecord<byte[], byte[]> record = delivered.record();
        RecordPosition position = new RecordPosition(record.topic(), record.partition(), record.offset());
        PipelineEvent event = delivered.event();
        if (event == null) {
            return poison(record, position);
        }
        EventEnvelope envelope = codec.envelope(record);
        return new IncomingEvent(
                envelope.id(),
                envelope.source(),
                envelope.time(),
                envelope.traceparent(),
                envelope.software(),
                false,
                position,
                event);
    }

    private IncomingEvent poison(ConsumerRecord<byte[], byte[]> record, RecordPosition position) {
        StorageFailure kind = StorageFailure.NOT_AN_EVENT;
        PipelineEvent failed =
                failures.failed(null, record, kind.code(), kind.reason(), kind.action(), kind.isRetryable(), 1);
        Instant now = clock.instant();
        return Unstorable.ownEvent((DocumentEvent) failed, null, position, now);
    }
}
