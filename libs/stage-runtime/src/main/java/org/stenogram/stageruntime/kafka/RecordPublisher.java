package org.stenogram.stageruntime.kafka;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Publishes records and returns when every one of them is safe with all replicas in sync.
public final class RecordPublisher implements AutoCloseable {

    /// Connects with the first records.
    public RecordPublisher(KafkaConnection connection) {}

    /// Publishes, in this order within each partition.
    ///
    /// @throws org.stenogram.stageruntime.WorldFaultException when a record is not acknowledged; publish all
    /// again
    public void publish(List<ProducerRecord<byte[], byte[]>> records) {
        throw new UnsupportedOperationException("comes with the next commits");
    }

    @Override
    public void close() {}
}
