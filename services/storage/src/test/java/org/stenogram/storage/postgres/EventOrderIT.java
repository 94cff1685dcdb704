package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.storage.Sample;

/// Kafka keeps order within one topic and key, nowhere else: whatever the order, the end is the same.
class EventOrderIT {

    private static final long SEED = 20_260_102;
    private static final String READERS_SEE =
            "SELECT run_id, edition_no, version_no, sha256, title, words, archived_at FROM archive.v_document";

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    private final Sample june = Sample.of("june.txt");

    @Test
    void everyOrderOfARunsEventsEndsInTheSameState() throws SQLException {
        List<PipelineEvent> inOrder =
                List.of(june.opening(), june.cleaned(), june.failed("ocr-cleanup"), june.segmented(), june.seal(1));
        String expected = endOf(inOrder);
        assertThat(archive.row("SELECT state, closed_at IS NOT NULL FROM archive.v_arrival JOIN archive.v_batch"
                        + " USING (batch_id)"))
                .isEqualTo("archived|t");

        for (List<PipelineEvent> order : permutations(inOrder)) {
            assertThat(endOf(order)).as(() -> types(order)).isEqualTo(expected);
        }
    }

    @Test
    void everyOrderOfAFailedRunEndsInTheSameState() throws SQLException {
        List<PipelineEvent> inOrder =
                List.of(june.opening(), june.cleaned(), june.failed("speaker-segmentation"), june.seal(1));
        String expected = endOf(inOrder);
        assertThat(archive.row("SELECT state, code FROM archive.v_arrival")).isEqualTo("failed|too-odd");

        for (List<PipelineEvent> order : permutations(inOrder)) {
            assertThat(endOf(order)).as(() -> types(order)).isEqualTo(expected);
        }
    }

    @Test
    void everyOrderWithinOneBatchOfRecordsEndsInTheSameState() throws SQLException {
        List<PipelineEvent> inOrder = List.of(june.opening(), june.cleaned(), june.segmented(), june.seal(1));
        String expected = endOf(inOrder);

        for (List<PipelineEvent> order : permutations(inOrder)) {
            archive.clear();
            archive.applyAll(order);
            assertThat(EndState.of(archive)).as(() -> types(order)).isEqualTo(expected);
        }
    }

    @Test
    void runsOfOneDocumentMayInterleaveAndRepeatInAnyWay() throws SQLException {
        Sample july = june.withRun("second")
                .withWords("The newer words.")
                .withOpenedAt("1959-07-07T09:00:00Z")
                .withBatch("later");
        Sample again = july.reprocessed("third");
        List<PipelineEvent> events = new ArrayList<>(List.of(june.seal(1), july.seal(1)));
        for (Sample run : List.of(june, july, again)) {
            events.addAll(List.of(run.opening(), run.cleaned(), run.segmented()));
        }
        String expected = endOf(events);
        assertThat(archive.row("SELECT run_id, last_version, last_edition FROM archive.v_document"))
                .isEqualTo(again.runId() + "|2|3");

        Random random = new Random(SEED);
        for (int round = 0; round < 40; round++) {
            List<PipelineEvent> order = new ArrayList<>(events);
            order.addAll(events.subList(0, random.nextInt(events.size())));
            Collections.shuffle(order, random);

            archive.clear();
            for (int from = 0; from < order.size(); ) {
                int to = Math.min(order.size(), from + 1 + random.nextInt(4));
                archive.applyAll(order.subList(from, to));
                from = to;
            }

            int failing = round;
            assertThat(EndState.of(archive))
                    .as(() -> "seed %d, round %d: %s".formatted(SEED, failing, types(order)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aLateOldRunNeverOverwritesANewerOne() {
        Sample july = june.withRun("second").withWords("The newer words.").withOpenedAt("1959-07-07T09:00:00Z");
        archive.apply(july.opening(), july.segmented());
        String before = archive.row(READERS_SEE);

        archive.apply(june.opening(), june.segmented());

        assertThat(archive.row(READERS_SEE))
                .isEqualTo(before)
                .contains(july.runId().toString());
        assertThat(archive.rows("SELECT edition_no, is_current FROM archive.v_edition ORDER BY 1"))
                .containsExactly("1|t", "2|f");
    }

    private String endOf(List<PipelineEvent> order) throws SQLException {
        archive.clear();
        order.forEach(archive::apply);
        return EndState.of(archive);
    }

    private static String types(List<PipelineEvent> order) {
        return String.valueOf(order.stream().map(PipelineEvent::type).toList());
    }

    private static List<List<PipelineEvent>> permutations(List<PipelineEvent> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<PipelineEvent>> all = new ArrayList<>();
        for (PipelineEvent first : events) {
            List<PipelineEvent> rest = new ArrayList<>(events);
            rest.remove(first);
            for (List<PipelineEvent> tail : permutations(rest)) {
                List<PipelineEvent> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }
}
