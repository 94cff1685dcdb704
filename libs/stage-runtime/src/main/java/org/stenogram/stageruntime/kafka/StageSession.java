package org.stenogram.stageruntime.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.stenogram.stageruntime.flow.KeyLanes;
import org.stenogram.stageruntime.flow.Load;
import org.stenogram.stageruntime.flow.Tenure;

/// The poll loop of a stage: takes records while there is room, hands them to the lanes of their keys, commits
/// what is finished, and gives partitions back in good order.
final class StageSession implements Session, ConsumerRebalanceListener {

    /// While records are in flight there is something to commit or to resume soon.
    private static final Duration BUSY_WAIT = Duration.ofMillis(10);

    private final StageDefinition<?, ?> definition;
    private final StageParts parts;
    private final StageSettings settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Commits commits;
    private final BrokerWatch broker;
    private final Load load;
    private final int atOnce;
    private final KeyLanes<ByteBuffer> lanes;
    private final Map<TopicPartition, Tenure> tenures = new HashMap<>();
    private final AtomicReference<@Nullable Throwable> crash = new AtomicReference<>();
    private boolean joined;

    StageSession(StageDefinition<?, ?> definition, KafkaConnection connection, StageParts parts) {
        this.definition = definition;
        this.parts = parts;
        this.settings = parts.settings();
        this.load = new Load(settings.maxRecordsInFlight(), settings.maxBytesInFlight());
        this.atOnce = settings.recordsAtOnce();
        this.lanes = new KeyLanes<>(definition.name());
        this.consumer = ClientSettings.newConsumer(connection, definition.name(), settings);
        this.commits = new Commits(consumer, parts.log());
        this.broker = new BrokerWatch(consumer, connection, settings, parts.watch());
        parts.metrics().watch(load);
        consumer.subscribe(definition.topics().stream().map(connection::topic).toList(), this);
    }

    @Override
    public boolean hasJoined() {
        return joined;
    }

    @Override
    public void turn() {
        makeRoom();
        for (ConsumerRecord<byte[], byte[]> record :
                consumer.poll(load.records() == 0 ? settings.pollWait() : BUSY_WAIT)) {
            take(record);
        }
        commits.offer(tenures);
        broker.look();
        tenures.forEach(
                (partition, tenure) -> broker.lag(partition, tenure.prefix().open())
                        .ifPresent(lag -> parts.metrics().lag(partition, lag)));
        Throwable fault = crash.get();
        if (fault != null) {
            throw new IllegalStateException("a record was left unfinished", fault);
        }
    }

    /// Pauses every partition when enough is in flight, and those that wait for the world in any case.
    private void makeRoom() {
        boolean full = load.isFullFor(atOnce);
        Set<TopicPartition> held = new HashSet<>();
        tenures.forEach((partition, tenure) -> {
            if (full || tenure.isWaiting()) {
                held.add(partition);
            }
        });
        Set<TopicPartition> free = new HashSet<>(consumer.paused());
        free.removeAll(held);
        consumer.pause(held);
        consumer.resume(free);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Tenure tenure = tenures.get(new TopicPartition(record.topic(), record.partition()));
        if (tenure == null) {
            throw new IllegalStateException("a record of a partition that is not ours: " + Faults.place(record));
        }
        long bytes = RecordSize.of(record, definition.decoder());
        tenure.prefix().taken(record.offset());
        load.taken(bytes);
        byte[] key = record.key();
        lanes.run(key == null ? null : ByteBuffer.wrap(key), () -> {
            work(record, tenure);
            load.released(bytes);
        });
    }

    private void work(ConsumerRecord<byte[], byte[]> record, Tenure tenure) {
        if (!tenure.begin()) {
            return;
        }
        try {
            if (new RecordRun(parts, record, tenure).run()) {
                tenure.prefix().finished(record.offset());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable fault) {
            crash.compareAndSet(null, fault);
        } finally {
            tenure.end();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        partitions.forEach(partition -> tenures.put(partition, new Tenure()));
        parts.log().assigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            giveBack(remove(partitions), settings.drainTimeout());
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        remove(partitions).values().forEach(Tenure::giveUp);
        parts.log().lost(partitions);
    }

    private Map<TopicPartition, Tenure> remove(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Tenure> removed = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Tenure tenure = tenures.remove(partition);
            if (tenure != null) {
                removed.put(partition, tenure);
            }
            parts.metrics().forget(partition);
        }
        return removed;
    }

    private void giveBack(Map<TopicPartition, Tenure> leaving, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        leaving.values().forEach(Tenure::giveUp);
        boolean drained = true;
        try {
            for (Tenure tenure : leaving.values()) {
                drained &= tenure.awaitEnd(deadline);
            }
        } catch (InterruptedException e) {
            drained = false;
            Thread.currentThread().interrupt();
        }
        commits.now(leaving);
        parts.log().revoked(leaving.keySet(), drained);
    }

    @Override
    public void close() {
        try (broker) {
            giveBack(remove(Set.copyOf(tenures.keySet())), settings.stopTimeout());
        } finally {
            consumer.close(ClientSettings.LEAVING);
        }
    }
}
