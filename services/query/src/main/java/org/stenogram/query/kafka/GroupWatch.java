package org.stenogram.query.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
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

    /// The groups in the order of the flow, empty when Kafka does not answer. All are asked about at once: one after
    /// the other, their answers would take longer than the page may.
    ///
    /// @param kept how far those have read who keep that in the database, by `topic partition`
    public Optional<List<Group>> groups(Map<String, Long> kept) {
        Map<String, Object> properties = new HashMap<>(connection.clientProperties());
        properties.put("request.timeout.ms", 2000);
        properties.put("default.api.timeout.ms", PATIENCE_SECONDS * 1000);
        try (Admin admin = Admin.create(properties)) {
            return Optional.of(groups(admin, kept));
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private List<Group> groups(Admin admin, Map<String, Long> kept)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, ConsumerGroupDescription> described = described(admin);
        Set<TopicPartition> all = described.values().stream()
                .flatMap(group -> partitions(group).stream())
                .collect(Collectors.toSet());
        KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> ends = offsets(admin, all, OffsetSpec.latest());
        KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> begins = offsets(admin, all, OffsetSpec.earliest());
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(admin, described.keySet());
        List<Group> groups = new ArrayList<>();
        for (String name : GROUPS) {
            ConsumerGroupDescription group = described.get(name);
            if (group == null) {
                groups.add(new Group(name, "nobody reads", 0, Map.of()));
            } else {
                Set<TopicPartition> partitions = partitions(group);
                Map<TopicPartition, Long> read = KEPT_IN_DATABASE.contains(name)
                        ? kept(partitions, kept)
                        : offsets(committed.getOrDefault(name, Map.of()));
                groups.add(new Group(
                        name,
                        group.groupState().toString(),
                        group.members().size(),
                        lags(partitions, read, await(begins), await(ends))));
            }
        }
        return groups;
    }

    /// Those that there are, by their names without prefix.
    private Map<String, ConsumerGroupDescription> described(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, KafkaFuture<ConsumerGroupDescription>> asked = admin.describeConsumerGroups(
                        GROUPS.stream().map(connection::group).toList())
                .describedGroups();
        Map<String, ConsumerGroupDescription> described = new HashMap<>();
        for (String name : GROUPS) {
            try {
                described.put(name, await(Objects.requireNonNull(asked.get(connection.group(name)))));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    throw e;
                }
            }
        }
        return described;
    }

    private static Set<TopicPartition> partitions(ConsumerGroupDescription group) {
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin, Set<String> names)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> asked =
                names.stream().filter(name -> !KEPT_IN_DATABASE.contains(name)).toList();
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = new HashMap<>();
        if (!asked.isEmpty()) {
            ListConsumerGroupOffsetsResult answer = admin.listConsumerGroupOffsets(asked.stream()
                    .collect(Collectors.toMap(connection::group, _ -> new ListConsumerGroupOffsetsSpec())));
            for (String name : asked) {
                committed.put(name, await(answer.partitionsToOffsetAndMetadata(connection.group(name))));
            }
        }
        return committed;
    }

    private Map<String, Long> lags(
            Set<TopicPartition> partitions,
            Map<TopicPartition, Long> read,
            Map<TopicPartition, ListOffsetsResultInfo> begins,
            Map<TopicPartition, ListOffsetsResultInfo> ends) {
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

    private static KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            Admin admin, Set<TopicPartition> partitions, OffsetSpec spec) {
        return admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec)))
                .all();
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, Long> read = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                read.put(partition, offset.offset());
            }
        });
        return read;
    }

    private static Map<TopicPartition, Long> kept(Set<TopicPartition> partitions, Map<String, Long> kept) {
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
