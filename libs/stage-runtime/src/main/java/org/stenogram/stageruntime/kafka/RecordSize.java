package org.stenogram.stageruntime.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// How many bytes a record stands for, whatever is in it.
final class RecordSize {

    private RecordSize() {}

    /// As the decoder says; the size of the record itself when the decoder cannot say, for the poll loop must go on.
    static long of(ConsumerRecord<byte[], byte[]> record, RecordDecoder<?> decoder) {
        try {
            return Math.max(0, decoder.bytes(record));
        } catch (RuntimeException unknown) {
            return Math.max(0L, record.serializedKeySize()) + Math.max(0L, record.serializedValueSize());
        }
    }
}
