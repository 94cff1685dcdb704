package org.stenogram.stageruntime.kafka;

import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Makes an event of a record.
///
/// @param <E> the events that travel
@FunctionalInterface
public interface RecordDecoder<E> {

    /// Reads one record.
    ///
    /// @throws IllegalArgumentException when the record is no event: poison, parked with where it lies
    /// @throws java.io.UncheckedIOException when what the record points at is away: tried again, without end
    /// @throws org.stenogram.stageruntime.WorldFaultException likewise
    E decode(ConsumerRecord<byte[], byte[]> record);

    /// A decoder that knows how large the payload of a claim check is.
    static <E> RecordDecoder<E> sized(RecordDecoder<E> decoder, ToLongFunction<ConsumerRecord<byte[], byte[]>> bytes) {
        return new RecordDecoder<>() {
            @Override
            public E decode(ConsumerRecord<byte[], byte[]> record) {
                return decoder.decode(record);
            }

            @Override
            public long bytes(ConsumerRecord<byte[], byte[]> record) {
                return bytes.applyAsLong(record);
            }
        };
    }

    /// Bytes that the record stands for once decoded, to bound what is in memory. A decoder that follows claim
    /// checks says here how large the payload is; otherwise it is the size of the record.
    default long bytes(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0L, record.serializedKeySize()) + Math.max(0L, record.serializedValueSize());
    }
}
