package org.stenogram.eventcodec;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/// What a broker does to a record, without the broker.
final class Records {

    /// When the record is said to have been written, in milliseconds since 1970.
    static final long SENT_AT = 1_700_000_000_000L;

    private Records() {}

    /// The record as a consumer gets it, at partition 2 and offset 41.
    static ConsumerRecord<byte[], byte[]> delivered(ProducerRecord<byte[], byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                2,
                41,
                SENT_AT,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
