package org.stenogram.storage.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.stenogram.eventcodec.Topics;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.storage.payloads.RetainedRecords;

/// Asks the broker what its topics hold, whatever their retention is said to be.
public final class TopicRecords implements RetainedRecords {

    private final KafkaConnection connection;

    /// @param connection where Kafka is
    public TopicRecords(KafkaConnection connection) {
        this.connection = connection;
    }

    /// A partition has such a record when it begins before the first record from that time on, or
    /// has records and none from that time on.
    @Override
    public boolean anyBefore(Instant time) {
        try (Admin admin = Admin.create(connection.clientProperties())) {
            List<TopicPartition> partitions = partitions(admin);
            Map<TopicPartition, ListOffsetsResultInfo> from =
                    offsets(admin, partitions, OffsetSpec.forTimestamp(time.toEpochMilli()));
            Map<TopicPartition, ListOffsetsResultInfo> begin = offsets(admin, partitions, OffsetSpec.earliest());
            Map<TopicPartition, ListOffsetsResultInfo> end = offsets(admin, partitions, OffsetSpec.latest());
            for (TopicPartition partition : partitions) {
                long first = offset(begin, partition);
                long later = offset(from, partition);
                if (first < (later < 0 ? offset(end, partition) : later)) {
                    return true;
                }
            }
            return false;
        } catch (KafkaException e) {
            throw new WorldFaultException("broker away: " + e.getMessage(), e);
        }
    }

    private List<TopicPartition> partitions(Admin admin) {
        Set<String> present = await(admin.listTopics().names());
        List<String> names = Topics.names(connection.topicPrefix()).stream()
                .filter(present::contains)
                .toList();
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic :
                await(admin.describeTopics(names).allTopicNames()).values()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                partitions.add(new TopicPartition(topic.name(), partition.partition()));
            }
        }
        return partitions;
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        return await(admin.listOffsets(asked).all());
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
        ListOffsetsResultInfo info = offsets.get(partition);
        return Objects.requireNonNull(info, partition::toString).offset();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new WorldFaultException("broker away: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorldFaultException("stopped while it waited for the broker", e);
        }
    }
}
