package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.CleanedText;
import org.stenogram.contracts.PipelineEvent.DocumentSegmented;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.Segment;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.storage.Sample;
import org.stenogram.storage.StorageFailure;

/// A document that cannot be stored fails alone, with its reason; what travels with it is stored.
class PoisonIT {

    private static final String NUL = "\0";
    private static final String HALF_A_PAIR = "\ud834";

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    static Stream<Arguments> poison() {
        Sample odd = Sample.of("odd.txt");
        DocumentSegmented good = odd.segmented();
        Segmentation parts = good.segmentation();
        return Stream.of(
                Arguments.of("a NUL in the text", odd.withWords("odd" + NUL).segmented()),
                Arguments.of(
                        "half a surrogate pair in the text",
                        odd.withWords("odd" + HALF_A_PAIR).segmented()),
                Arguments.of("a NUL in the title", with(good, titled(parts, "Minutes" + NUL))),
                Arguments.of("a NUL in a name", with(good, named(parts, "Mira" + NUL))),
                Arguments.of(
                        "a NUL in the ledger", with(good, edited(good.cleaned(), new Edit("r", 1, 0, 1, NUL, "", "")))),
                Arguments.of(
                        "half a surrogate pair in the ledger",
                        with(good, edited(good.cleaned(), new Edit("r", 1, 0, 1, HALF_A_PAIR, "", "")))),
                Arguments.of(
                        "a segment outside the text",
                        with(
                                good,
                                segmented(
                                        parts,
                                        new Segment(1, SegmentKind.NARRATIVE, null, 5, 1_000_000, 1, List.of())))),
                Arguments.of(
                        "two segments in one place of the order",
                        with(
                                good,
                                segmented(
                                        parts,
                                        new Segment(1, SegmentKind.HEADING, null, 0, 4, 1, List.of()),
                                        new Segment(1, SegmentKind.HEADING, null, 4, 8, 1, List.of())))),
                Arguments.of(
                        "two people of one identifier",
                        with(
                                good,
                                new Segmentation(
                                        parts.metadata(),
                                        List.of(),
                                        List.of(
                                                new Person("p1", "Mira", List.of(), List.of(), true),
                                                new Person("p1", "Ndreu", List.of(), List.of(), true)),
                                        1,
                                        parts.quality()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void oneBadEditionInABatchFailsAlone(String what, DocumentSegmented bad) throws SQLException {
        Sample odd = Sample.of("odd.txt");
        List<PipelineEvent> events = new ArrayList<>();
        List<Sample> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            others.add(Sample.of("good%d.txt".formatted(i)).withWords("Good %d.".formatted(i)));
        }
        others.forEach(good -> Collections.addAll(events, good.opening(), good.segmented()));
        events.add(7, odd.opening());
        events.add(11, bad);
        events.add(odd.seal(9));

        archive.applyAll(events);

        assertThat(archive.row("SELECT archived, failed, waiting, closed_at IS NOT NULL FROM archive.v_batch"))
                .isEqualTo("8|1|0|t");
        assertThat(archive.row("SELECT name, stage, code, retryable FROM archive.v_failure"))
                .isEqualTo("odd.txt|storage|%s|t".formatted(StorageFailure.CANNOT_BE_STORED.code()));
        assertThat(archive.row("SELECT reason FROM archive.v_failure"))
                .startsWith(StorageFailure.CANNOT_BE_STORED.reason())
                .doesNotContain("Minutes");
        assertThat(archive.rows("SELECT * FROM archive.v_edition WHERE document_id = '%s'".formatted(odd.documentId())))
                .isEmpty();
        assertThat(archive.row("SELECT count(*) FROM archive.event WHERE is_outgoing AND type LIKE '%failed%'"))
                .isEqualTo("1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void itFailsInTheSameWayWhenItComesBeforeItsOpening(String what, DocumentSegmented bad) throws SQLException {
        Sample odd = Sample.of("odd.txt");
        archive.applyAll(List.of(odd.opening()));
        archive.applyAll(List.of(bad));
        String failure = archive.row(FAILURE);

        archive.clear();
        archive.applyAll(List.of(bad));
        archive.applyAll(List.of(odd.opening()));

        assertThat(archive.row(FAILURE)).isEqualTo(failure);
        assertThat(archive.row("SELECT state FROM archive.v_arrival")).isEqualTo("failed");
    }

    private static final String FAILURE =
            "SELECT run_id, stage, code, split_part(reason, ' (', 1), action, name, batch_id FROM archive.v_failure";

    @Test
    void aNameThatCannotBeStoredStillCountsInItsBatch() {
        Sample odd = Sample.of("odd" + NUL + HALF_A_PAIR + ".txt");
        Sample good = Sample.of("good.txt");

        archive.apply(good.opening(), odd.opening(), good.segmented(), odd.segmented(), good.seal(2));

        assertThat(archive.row("SELECT name, state, code FROM archive.v_arrival WHERE state <> 'archived'"))
                .isEqualTo("odd\ufffd\ufffd.txt|failed|cannot-be-stored");
        assertThat(archive.row("SELECT archived, failed, closed_at IS NOT NULL FROM archive.v_batch"))
                .isEqualTo("1|1|t");
    }

    @Test
    void aBadDocumentThatComesAgainChangesNothing() {
        Sample odd = Sample.of("odd.txt").withWords("odd" + NUL);
        archive.apply(odd.opening(), odd.segmented(), odd.seal(1));
        String before = EndState.of(archive);

        archive.apply(odd.opening(), odd.segmented(), odd.seal(1));

        assertThat(EndState.of(archive)).isEqualTo(before);
    }

    @Test
    void wordsThatNoSearchVectorCouldHoldAreSplitBeforehand() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; words.length() < 600_000; i++) {
            words.append(Integer.toString(i + 50_000, 36))
                    .append('-')
                    .append(Integer.toString(i + 900_000, 36))
                    .append(' ');
        }
        Sample dense = Sample.of("dense.txt").withWords(words.toString());

        archive.apply(dense.opening(), dense.segmented());

        assertThat(archive.row("SELECT state FROM archive.v_arrival")).isEqualTo("archived");
    }

    private static DocumentSegmented with(DocumentSegmented good, Segmentation parts) {
        return new DocumentSegmented(good.documentId(), good.runId(), good.original(), good.cleaned(), parts);
    }

    private static DocumentSegmented with(DocumentSegmented good, CleanedText text) {
        return new DocumentSegmented(good.documentId(), good.runId(), good.original(), text, good.segmentation());
    }

    private static CleanedText edited(CleanedText text, Edit edit) {
        return new CleanedText(
                text.extraction(), text.text(), List.of(edit), text.pages(), text.language(), text.quality());
    }

    private static Segmentation titled(Segmentation parts, String title) {
        return new Segmentation(
                new Metadata(title, null, null, List.of()),
                parts.segments(),
                parts.people(),
                parts.confidence(),
                parts.quality());
    }

    private static Segmentation named(Segmentation parts, String name) {
        return new Segmentation(
                parts.metadata(),
                parts.segments(),
                List.of(new Person("p1", name, List.of(), List.of(), true)),
                parts.confidence(),
                parts.quality());
    }

    private static Segmentation segmented(Segmentation parts, Segment... segments) {
        return new Segmentation(
                parts.metadata(), List.of(segments), parts.people(), parts.confidence(), parts.quality());
    }
}
