package org.stenogram.query.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.contracts.EventType;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.eventcodec.Topics;
import org.stenogram.query.changes.MachineEdition;
import org.stenogram.query.changes.RunDifference;
import org.stenogram.query.postgres.MachineEditionReader;
import org.stenogram.query.postgres.RehearsalTable;
import org.stenogram.query.postgres.RehearsalTable.Answer;
import org.stenogram.query.postgres.RehearsalTable.Place;
import org.stenogram.query.postgres.RehearsalTable.Step;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.stageruntime.kafka.Delivered;
import org.stenogram.stageruntime.kafka.FencedException;
import org.stenogram.stageruntime.kafka.SinkBatch;
import org.stenogram.stageruntime.kafka.TransactionalSink;

/// Takes what the stages made of documents that a run is tried out on, and keeps what it would change.
public final class RehearsalSink implements TransactionalSink<PipelineEvent> {

    /// Where the stages answer.
    public static final List<String> TOPICS = List.of(
            Topics.REHEARSAL + EventType.DOCUMENT_SEGMENTED.topic(),
            Topics.REHEARSAL + EventType.DOCUMENT_FAILED.topic());

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalSink.class);

    private final RehearsalTable table;
    private final MachineEditionReader editions;

    /// @param table where answers are kept
    /// @param editions what the archive has
    public RehearsalSink(RehearsalTable table, MachineEditionReader editions) {
        this.table = table;
        this.editions = editions;
    }

    @Override
    public Map<TopicPartition, Long> positions(Collection<TopicPartition> assigned) {
        try {
            Map<Place, Long> stands = table.positions();
            Map<TopicPartition, Long> positions = new HashMap<>();
            for (TopicPartition partition : assigned) {
                Long next = stands.get(new Place(partition.topic(), partition.partition()));
                if (next != null) {
                    positions.put(partition, next);
                }
            }
            return positions;
        } catch (ProblemException e) {
            throw away(e);
        }
    }

    @Override
    public void apply(SinkBatch<PipelineEvent> batch) {
        List<Step> steps = new ArrayList<>();
        batch.ranges()
                .forEach((partition, range) -> steps.add(
                        new Step(new Place(partition.topic(), partition.partition()), range.expected(), range.next())));
        boolean isKept;
        try {
            List<Answer> answers = new ArrayList<>();
            for (Delivered<PipelineEvent> delivered : batch.records()) {
                Answer answer = delivered.event() == null ? null : answer(delivered.event());
                if (answer != null) {
                    answers.add(answer);
                }
            }
            isKept = table.keep(answers, steps);
        } catch (ProblemException e) {
            throw away(e);
        }
        if (!isKept) {
            throw new FencedException("stands elsewhere, another instance has moved it: one of " + steps);
        }
    }

    private @Nullable Answer answer(PipelineEvent event) {
        return switch (event) {
            case DocumentSegmented segmented -> compared(segmented);
            case DocumentFailed failed -> new Answer(failed.runId().value(), null, failed.reason());
            default -> null;
        };
    }

    /// Null for one that nobody waits for: its choice was discarded, or it comes a second time.
    private @Nullable Answer compared(DocumentSegmented segmented) {
        UUID runId = segmented.runId().value();
        UUID documentId = table.documentOf(runId).orElse(null);
        if (documentId == null) {
            return null;
        }
        try {
            MachineEdition before = editions.current(documentId).orElse(null);
            return new Answer(runId, RunDifference.between(before, MachineEdition.of(segmented)), null);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("documentId", documentId)
                    .log("what a run would change cannot be told");
            return new Answer(runId, null, "What would change cannot be told. The log of the query service says why.");
        }
    }

    private static RuntimeException away(ProblemException e) {
        return e.type() == ProblemType.ARCHIVE_AWAY || e.type() == ProblemType.TOO_SLOW
                ? new WorldFaultException("the archive's database is away", e)
                : e;
    }
}
