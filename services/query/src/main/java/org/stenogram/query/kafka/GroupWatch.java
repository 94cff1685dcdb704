package org.stenogram.query.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.stenogram.query.pages.SystemView.Group;
import org.stenogram.stageruntime.kafka.KafkaConnection;

/// Looks who reads from Kafka now, and how much each has before it.
public final class GroupWatch {

    private static final int PATIENCE_SECONDS = 4;

    /// Groups whose offsets stand in the database, with what they write.
    private static final Set<String> KEPT_IN_DATABASE = Set.of("storage", "query");

    private static final List<String> GROUPS = List.of(
            "ocr-cleanup",
            "speaker-segmentation",
            "storage",
            "query",
            "ocr-cleanup-rehearsal",
            "speaker-segmentation-rehearsal");

    private final KafkaConnection connection;

    /// @param connection to the cluster
    public GroupWatch(KafkaConnection connection) {
        this.connection = connection;
    }

    /// The groups in the order of the flow, empty when Kafka does not answer.
    ///
    /// @param kept how far those have read who keep that in the database, by `topic partition`
    public Optional<List<Group>> groups(Map<String, Long> kept) {
        Map<String, Object> properties = new HashMap<>(connection.clientProperties());
        properties.put("request.timeout.ms", 2000);
        properties.put("default.api.timeout.ms", PATIENCE_SECONDS * 1000);
        try (Admin admin = Admin.create(properties)) {
            List<Group> groups = new ArrayList<>();
            for (String name : GROUPS) {
                groups.add(group(admin, name, kept));
            }
            return Optional.of(groups);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Group group(Admin admin, String name, Map<String, Long> kept)
            throws ExecutionException, InterruptedException, TimeoutException {
        String id = connection.group(name);
        ConsumerGroupDescription description;
        try {
            description = await(admin.describeConsumerGroups(List.of(id)).all()).get(id);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return new Group(name, "nobody reads", 0, Map.of());
            }
            throw e;
        }
        if (description == null) {
            return new Group(name, "nobody reads", 0, Map.of());
        }
        Set<TopicPartition> partitions = description.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> read =
                KEPT_IN_DATABASE.contains(name) ? kept(partitions, kept) : committed(admin, id);
        return new Group(
                name, description.groupState().toString(), description.members().size(), lags(admin, partitions, read));
    }

    private Map<String, Long> lags(Admin admin, Collection<TopicPartition> partitions, Map<TopicPartition, Long> read)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(admin, partitions, OffsetSpec.latest());
        Map<TopicPartition, ListOffsetsResultInfo> begins = offsets(admin, partitions, OffsetSpec.earliest());
        Map<String, Long> lags = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            ListOffsetsResultInfo end = ends.get(partition);
            ListOffsetsResultInfo begin = begins.get(partition);
            if (end != null && begin != null) {
                long from = Math.max(begin.offset(), read.getOrDefault(partition, begin.offset()));
                String topic =
                        partition.topic().substring(connection.topicPrefix().length());
                lags.merge(topic, Math.max(0, end.offset() - from), Long::sum);
            }
        }
        return lags;
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        return await(admin.listOffsets(asked).all());
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String id)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> read = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> committed =
                await(admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata());
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                read.put(partition, offset.offset());
            }
        });
        return read;
    }

    private static Map<TopicPartition, Long> kept(Collection<TopicPartition> partitions, Map<String, Long> kept) {
        Map<TopicPartition, Long> read = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Long next = kept.get(partition.topic() + " " + partition.partition());
            if (next != null) {
                read.put(partition, next);
            }
        }
        return read;
    }

    private static <T> T await(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
