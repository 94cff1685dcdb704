package org.stenogram.stageruntime.kafka;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.flow.Workers;

/// Reads the records of a batch with several workers, then hands the batch to the sink.
///
/// @param <E> the events that travel
final class BatchWriter<E> {

    private final SinkDefinition<E> definition;
    private final Workers workers;

    BatchWriter(SinkDefinition<E> definition, Workers workers) {
        this.definition = definition;
        this.workers = workers;
    }

    /// @throws WorldFaultException when a payload or the sink is away: nothing was written
    /// @throws FencedException when another instance has moved the offsets: nothing was written
    void write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, OffsetRange> ranges) {
        List<Future<Delivered<E>>> reading = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            reading.add(workers.submit(() -> read(record)));
        }
        List<Delivered<E>> delivered = new ArrayList<>(records.size());
        try {
            for (Future<Delivered<E>> one : reading) {
                delivered.add(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorldFaultException("interrupted while reading a batch", e);
        } catch (ExecutionException e) {
            throw worldFault(e.getCause() == null ? e : e.getCause());
        }
        definition.sink().apply(new SinkBatch<>(delivered, ranges));
    }

    private Delivered<E> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new Delivered<>(record, definition.decoder().decode(record), null);
        } catch (WorldFaultException | UncheckedIOException world) {
            throw world;
        } catch (RuntimeException | StackOverflowError poison) {
            // Whatever else a decoder throws comes of the bytes, and will come again with them.
            return new Delivered<>(record, null, Faults.words(poison));
        }
    }

    private static RuntimeException worldFault(Throwable cause) {
        return switch (cause) {
            case WorldFaultException world -> world;
            case UncheckedIOException io -> new WorldFaultException(Faults.words(io), io);
            case RuntimeException other -> other;
            default -> new IllegalStateException(cause);
        };
    }
}
