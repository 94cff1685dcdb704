package org.stenogram.stageruntime.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.stenogram.stageruntime.WorldFaultException;

/// Publishes records and returns when every one of them is safe with all replicas in sync. Safe for use by
/// several threads, whose records then travel together.
public final class RecordPublisher implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final KafkaConnection connection;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private boolean closed;

    /// Connects with the first records.
    ///
    /// @throws org.stenogram.stageruntime.BadSettingException when Kafka refuses the client settings
    public RecordPublisher(KafkaConnection connection) {
        ClientSettings.checkProducer(connection);
        this.connection = connection;
    }

    /// Publishes, in this order within each partition.
    ///
    /// @throws RecordTooLargeException when a record is larger than the broker takes, which no retry mends
    /// @throws WorldFaultException when a record is not acknowledged in time; some may be there, publish all
    /// again
    public void publish(List<ProducerRecord<byte[], byte[]>> records) {
        KafkaProducer<byte[], byte[]> current = null;
        try {
            current = producer();
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(records.size());
            for (ProducerRecord<byte[], byte[]> record : records) {
                acknowledgements.add(current.send(record));
            }
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        } catch (ExecutionException e) {
            throw fault(e.getCause() == null ? e : e.getCause(), current);
        } catch (KafkaException | IllegalStateException e) {
            throw fault(e, current);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorldFaultException("interrupted while publishing", e);
        }
    }

    /// Only the record's own faults are the document's. A producer that met any other lasting fault is of no
    /// more use: the next call makes a new one.
    private RuntimeException fault(Throwable cause, @Nullable KafkaProducer<byte[], byte[]> used) {
        switch (cause) {
            case RecordTooLargeException document -> {
                return document;
            }
            case InvalidRecordException document -> {
                return document;
            }
            case RetriableException _ -> {}
            case InterruptException _ -> {}
            default -> drop(used);
        }
        return new WorldFaultException(
                "Kafka at %s does not take records: %s".formatted(connection.bootstrapServers(), cause.getMessage()),
                cause);
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (closed) {
            throw new IllegalStateException("the publisher is closed");
        }
        if (producer == null) {
            producer = new KafkaProducer<>(
                    ClientSettings.producer(connection), new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private synchronized void drop(@Nullable KafkaProducer<byte[], byte[]> broken) {
        if (broken != null && producer == broken) {
            producer = null;
            broken.close(Duration.ZERO);
        }
    }

    /// Waits a few seconds for what is under way.
    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(CLOSING);
            producer = null;
        }
    }
}
