package org.stenogram.query.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.changes.RunDifference;

/// What the stages answer to samples, kept in one transaction with how far their answers are read.
public final class RehearsalTable {

    private static final String MOVE = """
            UPDATE desk.consumer_offset SET next_offset = ? WHERE topic = ? AND partition = ? AND next_offset = ?
            """;

    private static final String BEGIN = """
            INSERT INTO desk.consumer_offset (topic, partition, next_offset) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String ANSWER = """
            UPDATE desk.rerun_sample
               SET answered_at = clock_timestamp(), difference = ?::jsonb, failure = ?
             WHERE run_id = ? AND answered_at IS NULL
            """;

    private final Archive archive;
    private final Desk desk;

    /// @param archive reads
    /// @param desk writes
    public RehearsalTable(Archive archive, Desk desk) {
        this.archive = archive;
        this.desk = desk;
    }

    /// A partition of a topic.
    public record Place(String topic, int partition) {}

    /// How far a partition is read.
    ///
    /// @param expected where it stands
    /// @param next where it stands afterwards
    public record Step(Place place, long expected, long next) {}

    /// The answer to a sample: one of both is there.
    public record Answer(
            UUID runId,
            @Nullable RunDifference difference,
            @Nullable String failure) {}

    /// Where the partitions stand, as far as they were ever read.
    public Map<Place, Long> positions() {
        Map<Place, Long> positions = new HashMap<>();
        archive.list(
                Sql.of("SELECT topic, partition, next_offset FROM desk.consumer_offset"),
                row -> positions.put(new Place(row.text("topic"), row.number("partition")), row.large("next_offset")));
        return positions;
    }

    /// The document that an open sample is of.
    public Optional<UUID> documentOf(UUID runId) {
        return archive.one(
                Sql.of("SELECT document_id FROM desk.rerun_sample WHERE run_id = ? AND answered_at IS NULL", runId),
                row -> row.uuid("document_id"));
    }

    /// Keeps answers and moves offsets, or does nothing.
    ///
    /// @return false when another instance has moved an offset: then nothing is kept
    public boolean keep(List<Answer> answers, List<Step> steps) {
        return desk.inTransaction(connection -> {
            for (Step step : steps) {
                if (!move(connection, step)) {
                    connection.rollback();
                    return false;
                }
            }
            for (Answer answer : answers) {
                RunDifference difference = answer.difference();
                Desk.execute(
                        connection,
                        ANSWER,
                        difference == null ? null : EventJson.write(difference),
                        answer.failure(),
                        answer.runId());
            }
            return true;
        });
    }

    /// Answers a sample that no stage can be asked about.
    public void refuse(UUID runId, String failure) {
        keep(List.of(new Answer(runId, null, failure)), List.of());
    }

    private static boolean move(Connection connection, Step step) throws SQLException {
        Place place = step.place();
        if (Desk.execute(connection, MOVE, step.next(), place.topic(), place.partition(), step.expected()) == 1) {
            return true;
        }
        if (step.expected() != 0) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, place.topic());
            statement.setInt(2, place.partition());
            statement.setLong(3, step.next());
            return statement.executeUpdate() == 1;
        }
    }
}
