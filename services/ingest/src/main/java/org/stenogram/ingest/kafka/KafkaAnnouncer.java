package org.stenogram.ingest.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.ingest.Announcer;
import org.stenogram.stageruntime.kafka.RecordPublisher;

/// Announces as CloudEvents on Kafka; events of one document keep their order.
public final class KafkaAnnouncer implements Announcer, AutoCloseable {

    private final EventCodec codec;
    private final RecordPublisher publisher;

    /// Closing this closes the publisher.
    public KafkaAnnouncer(EventCodec codec, RecordPublisher publisher) {
        this.codec = codec;
        this.publisher = publisher;
    }

    @Override
    public void announce(List<? extends PipelineEvent> events) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events.size());
        for (PipelineEvent event : events) {
            records.add(codec.encode(event, null));
        }
        publisher.publish(records);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
