package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.storage.Sample;

/// What staff put right stands over every edition, whatever comes when.
class AmendmentIT {

    private static final String SPEAKER =
            "SELECT edition_no, speaker_name, body FROM archive.v_segment WHERE kind = 'speech' AND is_current";
    private static final String EVENTS =
            "SELECT substring(type FROM 'document\\.(\\w+)') FROM archive.event WHERE is_outgoing ORDER BY event_seq";

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    private final Sample june = Sample.of("june.txt").withWords("The meetings were opened. The dredger is late.");
    private final Sample again = june.reprocessed("second");

    @Test
    void aCorrectionShowsToReadersAndWhatTheMachineMadeStaysReadable() {
        archive.apply(june.opening(), june.segmented());

        archive.apply(speaker("Ann Baker", 1));

        assertThat(archive.row(SPEAKER)).isEqualTo("1|Ann Baker|" + speech(june));
        assertThat(archive.rows(
                        "SELECT a.alias, a.is_current FROM archive.v_person_alias a WHERE a.alias = 'Ann Baker'"))
                .containsExactly("Ann Baker|t");
        assertThat(archive.row("SELECT data::jsonb -> 'segmentation' -> 'segments' -> 1 -> 'speaker' ->> 'name'"
                        + " FROM archive.v_machine_edition"))
                .isEqualTo("Mira Kola");
        assertThat(archive.row("SELECT outcome, kind, amended_by, name FROM archive.v_amendment"))
                .isEqualTo("applied|changeSpeaker|i.calder|june.txt");
    }

    @Test
    void aCorrectionStandsAfterARunThatCutsTheTextOtherwise() {
        archive.apply(june.opening(), june.segmented(), speaker("Ann Baker", 1));

        archive.apply(again.opening(), inOnePiece(again.segmented()));

        assertThat(archive.rows("SELECT edition_no, kind, speaker_name, body FROM archive.v_segment WHERE is_current"
                        + " ORDER BY ordinal"))
                .containsExactly("2|speech|Mira Kola|Minutes\n", "2|speech|Ann Baker|" + speech(june));
        assertThat(archive.row("SELECT outcome FROM archive.v_amendment")).isEqualTo("applied");
    }

    @Test
    void aCorrectionMayComeBeforeTheEditionAndMoreThanOnce() {
        DocumentAmended amended = speaker("Ann Baker", 1);
        archive.apply(amended);
        assertThat(archive.row("SELECT outcome FROM archive.v_amendment")).isEqualTo("waiting");
        archive.apply(june.segmented());

        archive.apply(amended, june.opening(), amended);

        assertThat(archive.row(SPEAKER)).isEqualTo("1|Ann Baker|" + speech(june));
        assertThat(archive.row("SELECT count(*) FROM archive.amendment")).isEqualTo("1");
    }

    @Test
    void whereTheGroundMovedACorrectionWaitsAsAConflictAndComesBackWithTheGround() {
        archive.apply(june.opening(), june.segmented(), speaker("Ann Baker", 1));
        Sample replaced = june.withRun("other").withWords("Nothing of it.").withOpenedAt("1959-07-07T09:00:00Z");

        archive.apply(replaced.opening(), replaced.segmented());

        assertThat(archive.row(SPEAKER)).isEqualTo("2|Mira Kola|" + speech(replaced));
        assertThat(archive.row("SELECT outcome, conflict FROM archive.v_amendment"))
                .startsWith("conflict|The words do not stand in the original any more");

        Sample back = june.reprocessed("third").withOpenedAt("1959-08-08T09:00:00Z");
        archive.apply(back.opening(), back.segmented());

        assertThat(archive.row(SPEAKER)).isEqualTo("3|Ann Baker|" + speech(june));
        assertThat(archive.row("SELECT outcome FROM archive.v_amendment")).isEqualTo("applied");
    }

    @Test
    void undoingTheOnlyCorrectionLeavesWhatTheMachineMade() {
        archive.apply(june.opening(), june.segmented());
        String before = state();
        DocumentAmended wrong = speaker("Ann Baker", 1);
        archive.apply(wrong);

        archive.apply(amended(new Correction.UndoAmendment(wrong.amendmentId()), 2));

        assertThat(state()).isEqualTo(before);
        assertThat(archive.rows("SELECT kind, outcome FROM archive.v_amendment ORDER BY amended_at"))
                .containsExactly("changeSpeaker|undone", "undoAmendment|applied");
    }

    @Test
    void correctedWordsAreFoundAndTheWordsBeforeAreNot() {
        archive.apply(
                june.opening(), june.segmented(), amended(new Correction.EditText(june.at("dredger"), "trawler"), 1));

        assertThat(archive.row("SELECT count(*) FILTER (WHERE words @@ to_tsquery('english', 'trawler')),"
                        + " count(*) FILTER (WHERE words @@ to_tsquery('english', 'dredger')) FROM archive.v_segment"))
                .isEqualTo("1|0");
        assertThat(archive.row("SELECT edits -> -1 ->> 'rule', edits -> -1 ->> 'before' FROM archive.v_edition"))
                .isEqualTo("staff|dredger");
    }

    @Test
    void aWithdrawnDocumentIsHiddenKeptAndToldOf() {
        archive.apply(june.opening(), june.segmented());
        String before = state();

        archive.apply(amended(new Correction.Withdraw(), 1));

        for (String view : List.of("v_document", "v_edition", "v_segment", "v_edition_person", "v_person_alias")) {
            assertThat(archive.row("SELECT count(*) FROM archive." + view))
                    .as(view)
                    .isEqualTo("0");
        }
        assertThat(archive.row("SELECT name, reason, withdrawn_by FROM archive.v_withdrawal"))
                .isEqualTo("june.txt|seen in the scan|i.calder");
        archive.apply(again.opening(), again.segmented());
        assertThat(archive.row("SELECT count(*) FROM archive.v_document")).isEqualTo("0");
        assertThat(archive.rows(EVENTS)).containsExactly("archived", "withdrawn");

        archive.apply(amended(new Correction.Restore(), 2));

        assertThat(state()).isNotEqualTo(before).contains(again.runId().toString());
        assertThat(archive.row("SELECT count(*) FROM archive.v_withdrawal")).isEqualTo("0");
        assertThat(archive.rows(EVENTS)).containsExactly("archived", "withdrawn", "archived");
        assertThat(archive.row("SELECT data ->> 'amendmentId' FROM archive.event WHERE data -> 'path' IS NOT NULL"
                        + " ORDER BY event_seq DESC LIMIT 1"))
                .isEqualTo(new UUID(7, 2).toString());
    }

    @Test
    void whateverOrderRunsAndAmendmentsComeInReadersSeeTheSame() throws SQLException {
        List<PipelineEvent> events = List.of(
                june.opening(),
                june.segmented(),
                again.opening(),
                inOnePiece(again.segmented()),
                speaker("Ann Baker", 1),
                amended(new Correction.EditText(june.at("dredger"), "trawler"), 2),
                amended(new Correction.UndoAmendment(new UUID(7, 2)), 3),
                amended(new Correction.EditText(june.at("late"), "early"), 4),
                amended(new Correction.CorrectHeader("date", "1961"), 5),
                speaker("Ann Barker", 6));
        archive.applyAll(events);
        String expected = state();
        assertThat(expected).contains("Ann Barker", "The dredger is early.", "1961");

        Random random = new Random(20_261_124);
        for (int round = 0; round < 25; round++) {
            List<PipelineEvent> order = new ArrayList<>(events);
            order.addAll(events.subList(0, random.nextInt(events.size())));
            Collections.shuffle(order, random);
            archive.clear();
            for (int from = 0; from < order.size(); ) {
                int to = Math.min(order.size(), from + 1 + random.nextInt(4));
                archive.applyAll(order.subList(from, to));
                from = to;
            }

            assertThat(state()).as("round %d", round).isEqualTo(expected);
        }
    }

    /// What readers see, numbers of editions apart.
    private String state() {
        return String.join(
                "\n",
                archive.row("SELECT run_id, title, meeting_date, speeches, people, words FROM archive.v_document"),
                archive.rows("SELECT run_id, body, edits, pages, fields FROM archive.v_edition ORDER BY run_id")
                        .toString(),
                archive.rows(
                                "SELECT run_id, ordinal, kind, person_id, speaker, start_offset, end_offset, original_start,"
                                        + " original_end, confidence, annotations, body FROM archive.v_segment ORDER BY 1, 2")
                        .toString(),
                archive.rows("SELECT run_id, local_id, person_id, name, offices, is_present FROM"
                                + " archive.v_edition_person ORDER BY 1, 2")
                        .toString());
    }

    private static String speech(Sample sample) {
        return sample.text().substring("Minutes\n".length());
    }

    private DocumentAmended speaker(String name, int second) {
        return amended(june.speaker(name), second);
    }

    private DocumentAmended amended(Correction correction, int second) {
        return june.amended(
                correction, second, Instant.parse("1959-06-07T09:00:00Z").plusSeconds(second));
    }

    /// A run that took the heading for speech too.
    private static DocumentSegmented inOnePiece(DocumentSegmented made) {
        Segmentation segmentation = made.segmentation();
        Segment speech = segmentation.segments().getLast();
        return new DocumentSegmented(
                made.documentId(),
                made.runId(),
                made.original(),
                made.cleaned(),
                new Segmentation(
                        segmentation.metadata(),
                        List.of(new Segment(
                                1, speech.kind(), speech.speaker(), 0, speech.end(), 0.5, speech.annotations())),
                        segmentation.people(),
                        segmentation.confidence(),
                        segmentation.quality()));
    }
}
