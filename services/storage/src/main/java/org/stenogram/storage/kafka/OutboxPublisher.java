package org.stenogram.storage.kafka;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.kafka.RecordPublisher;
import org.stenogram.storage.postgres.Outbox;
import org.stenogram.storage.postgres.Outbox.Outgoing;

/// Publishes the outbox on Kafka, in the traces that the events belong to.
public final class OutboxPublisher implements Outbox.Publisher {

    private final EventCodec codec;
    private final RecordPublisher publisher;

    /// @param codec of stage `storage`
    public OutboxPublisher(EventCodec codec, RecordPublisher publisher) {
        this.codec = codec;
        this.publisher = publisher;
    }

    @Override
    public void publish(List<Outgoing> events) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events.size());
        try {
            for (Outgoing outgoing : events) {
                records.add(codec.encodeInTrace(outgoing.event(), outgoing.traceparent()));
            }
        } catch (UncheckedIOException e) {
            throw new WorldFaultException("bucket away: a payload cannot be written", e);
        }
        publisher.publish(records);
    }
}
