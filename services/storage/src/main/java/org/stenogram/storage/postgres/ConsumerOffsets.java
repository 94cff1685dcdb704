package org.stenogram.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stenogram.stageruntime.kafka.FencedException;
import org.stenogram.storage.postgres.Archive.Place;

/// Table `consumer_offset`: how far storage has read, moved in the transaction that writes what was read.
final class ConsumerOffsets {

    private static final String MOVE = """
            UPDATE archive.consumer_offset o
               SET next_offset = s.next_offset
              FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[])
                   AS s (topic, partition, expected, next_offset)
             WHERE o.topic = s.topic
               AND o.partition = s.partition
               AND o.next_offset = s.expected
            RETURNING o.topic, o.partition
            """;

    private static final String BEGIN = """
            INSERT INTO archive.consumer_offset (topic, partition, next_offset)
            SELECT s.topic, s.partition, s.next_offset
              FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[])
                   AS s (topic, partition, expected, next_offset)
             WHERE s.expected = 0
                ON CONFLICT DO NOTHING
            """;

    private static final String POSITIONS = """
            SELECT o.topic, o.partition, o.next_offset
              FROM archive.consumer_offset o
              JOIN unnest(?::text[], ?::integer[]) AS s (topic, partition)
                ON o.topic = s.topic
               AND o.partition = s.partition
            """;

    private ConsumerOffsets() {}

    /// Moves every offset from where it is expected; a partition that was never read stands at 0.
    ///
    /// @throws FencedException when another instance has moved one of them
    static void move(Connection connection, Collection<OffsetStep> steps) throws SQLException {
        List<OffsetStep> sorted = steps.stream()
                .sorted(Comparator.comparing(OffsetStep::topic).thenComparing(OffsetStep::partition))
                .toList();
        Set<Place> moved = new HashSet<>();
        if (!sorted.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
                columns(sorted).bind(connection, statement);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        moved.add(new Place(row.getString("topic"), row.getInt("partition")));
                    }
                }
            }
        }
        List<OffsetStep> first = sorted.stream()
                .filter(step -> !moved.contains(new Place(step.topic(), step.partition())))
                .toList();
        if (columns(first).execute(connection, BEGIN) != first.size()) {
            throw new FencedException("stands elsewhere, another instance has moved it: one of " + first);
        }
    }

    /// Where the partitions stand, as far as they were ever read.
    static Map<Place, Long> positions(Connection connection, Collection<Place> places) throws SQLException {
        Map<Place, Long> positions = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(POSITIONS)) {
            ColumnArrays.of(places)
                    .column("text", Place::topic)
                    .column("integer", Place::partition)
                    .bind(connection, statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    positions.put(
                            new Place(row.getString("topic"), row.getInt("partition")), row.getLong("next_offset"));
                }
            }
        }
        return positions;
    }

    private static ColumnArrays<OffsetStep> columns(List<OffsetStep> steps) {
        return ColumnArrays.of(steps)
                .column("text", OffsetStep::topic)
                .column("integer", OffsetStep::partition)
                .column("bigint", OffsetStep::expected)
                .column("bigint", OffsetStep::next);
    }
}
