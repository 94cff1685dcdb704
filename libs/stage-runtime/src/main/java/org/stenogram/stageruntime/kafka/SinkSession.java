package org.stenogram.stageruntime.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.flow.BackOff;

/// The poll loop of a sink: reads from where the sink says, hands it batch after batch, and goes on polling paused
/// partitions while the world is away, so that the group keeps this member.
final class SinkSession implements Session, ConsumerRebalanceListener {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final SinkDefinition<?> definition;
    private final SinkParts parts;
    private final StageSettings settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BrokerWatch broker;
    private final BatchWriter<?> writer;
    private final BackOff backOff;
    /// Where the sink stands, for the partitions that have been placed.
    private final Map<TopicPartition, Long> expected = new HashMap<>();
    private final Set<TopicPartition> unplaced = new HashSet<>();
    private List<ConsumerRecord<byte[], byte[]>> pending = List.of();
    private int faults;
    private long notBefore = System.nanoTime();
    private boolean joined;

    <E> SinkSession(SinkDefinition<E> definition, KafkaConnection connection, SinkParts parts) {
        this.definition = definition;
        this.parts = parts;
        this.settings = parts.settings();
        this.writer = new BatchWriter<>(definition, parts.workers());
        this.backOff = new BackOff(Duration.ofMillis(100), settings.maxBackOff());
        this.consumer = ClientSettings.newConsumer(connection, definition.name(), settings);
        this.broker = new BrokerWatch(consumer, connection, settings, parts.watch());
        consumer.subscribe(definition.topics().stream().map(connection::topic).toList(), this);
    }

    @Override
    public boolean hasJoined() {
        return joined;
    }

    @Override
    public void turn() {
        boolean held = isHeld();
        if (held) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        List<ConsumerRecord<byte[], byte[]>> arrived = new ArrayList<>();
        consumer.poll(held ? heldWait() : settings.pollWait()).forEach(arrived::add);
        if (!arrived.isEmpty()) {
            // Held partitions bring nothing, so nothing waits here already.
            pending = arrived;
        }
        if (System.nanoTime() - notBefore >= 0) {
            work();
        }
        broker.look();
        expected.keySet()
                .forEach(partition -> broker.lag(partition, 0)
                        .ifPresent(lag -> parts.metrics().lag(partition, lag)));
    }

    /// No wait when there is work that may be done now.
    private Duration heldWait() {
        return System.nanoTime() - notBefore >= 0 ? Duration.ZERO : LOOK_AGAIN;
    }

    private boolean isHeld() {
        return !pending.isEmpty() || !unplaced.isEmpty();
    }

    /// Places what is new, then writes what waits; a fault of the world leaves both for a later turn.
    private void work() {
        try {
            place();
            write();
            if (faults > 0) {
                parts.log().waitedEnough(definition.name(), faults);
                parts.watch().back(this);
                faults = 0;
            }
        } catch (FencedException fenced) {
            parts.log().fenced(String.valueOf(fenced.getMessage()));
            readAgain();
        } catch (WorldFaultException world) {
            waitFor(Faults.words(world), world);
        } catch (RuntimeException fault) {
            parts.log().sinkThrew(fault);
            // Its words may quote a document: a database's do.
            waitFor("the sink: " + fault.getClass().getSimpleName(), new TextFreeTrace(fault));
        }
    }

    private void waitFor(String away, Exception cause) {
        faults++;
        Duration pause = backOff.after(faults, ThreadLocalRandom.current());
        notBefore = System.nanoTime() + pause.toNanos();
        parts.watch().away(this, away);
        parts.metrics().retried("world");
        parts.log().waiting(definition.name(), away, faults, pause, cause);
    }

    /// Asks the sink where to read. A partition whose log ends before that place was made anew: it is read from its
    /// beginning, which repeats nothing, for the sink knows each event.
    private void place() {
        if (unplaced.isEmpty()) {
            return;
        }
        Set<TopicPartition> asked = Set.copyOf(unplaced);
        Map<TopicPartition, Long> positions = definition.sink().positions(asked);
        Map<TopicPartition, Long> ends = consumer.endOffsets(asked);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(asked);
        for (TopicPartition partition : asked) {
            long stands = positions.getOrDefault(partition, 0L);
            long beginning = beginnings.getOrDefault(partition, 0L);
            boolean isAnew = stands > ends.getOrDefault(partition, stands);
            consumer.seek(partition, isAnew ? beginning : Math.max(stands, beginning));
            expected.put(partition, stands);
        }
        unplaced.clear();
    }

    private void write() {
        List<ConsumerRecord<byte[], byte[]>> batch = firstBatch();
        if (!batch.isEmpty()) {
            long start = System.nanoTime();
            Map<TopicPartition, OffsetRange> ranges = ranges(batch);
            writer.write(batch, ranges);
            ranges.forEach((partition, range) -> expected.put(partition, range.next()));
            parts.metrics().finished("applied", System.nanoTime() - start);
        }
        pending = pending.subList(batch.size(), pending.size());
    }

    /// As many of the records that wait as may be in memory at once, and one in any case: a record can be a claim
    /// check for many megabytes.
    private List<ConsumerRecord<byte[], byte[]>> firstBatch() {
        long bytes = 0;
        int records = 0;
        while (records < pending.size() && bytes < settings.maxBytesInFlight()) {
            bytes += RecordSize.of(pending.get(records), definition.decoder());
            records++;
        }
        return pending.subList(0, records);
    }

    private Map<TopicPartition, OffsetRange> ranges(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TopicPartition partition = partition(record);
            ranges.put(partition, new OffsetRange(expected.getOrDefault(partition, 0L), record.offset() + 1));
        }
        return ranges;
    }

    private void readAgain() {
        pending = List.of();
        unplaced.addAll(consumer.assignment());
        expected.clear();
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        unplaced.addAll(partitions);
        consumer.pause(partitions);
        parts.log().assigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        forget(partitions);
        parts.log().revoked(partitions, true);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
        parts.log().lost(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            expected.remove(partition);
            unplaced.remove(partition);
            parts.metrics().forget(partition);
        });
        pending = pending.stream()
                .filter(record -> !partitions.contains(partition(record)))
                .toList();
    }

    @Override
    public void close() {
        parts.watch().back(this);
        pending = List.of();
        try (broker) {
            consumer.close(ClientSettings.LEAVING);
        }
    }
}
