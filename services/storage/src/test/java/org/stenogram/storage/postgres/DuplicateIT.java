package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.storage.Sample;

/// The same bytes again.
class DuplicateIT {

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    private final Sample june = Sample.of("june.txt");
    private final Sample again = june.withRun("second").withOpenedAt("1959-06-07T09:00:00Z");

    @Test
    void theSameFileAgainIsADuplicateAndMakesNothing() {
        archive.apply(june.opening(), june.segmented());

        archive.apply(again.opening());
        archive.apply(again.segmented());

        assertThat(archive.rows("SELECT state, duplicate_of FROM archive.v_arrival ORDER BY arrived_at"))
                .containsExactly("archived|null", "duplicate|" + june.documentId());
        assertThat(archive.row("SELECT count(*), max(edition_no) FROM archive.v_edition"))
                .isEqualTo("1|1");
        assertThat(archive.row("SELECT count(*) FROM archive.version")).isEqualTo("1");
        assertThat(archive.row("SELECT count(*) FROM archive.event WHERE is_outgoing"))
                .isEqualTo("1");
        assertThat(archive.rows("SELECT DISTINCT run_id FROM archive.segment"))
                .containsExactly(june.runId().toString());
    }

    @Test
    void theSameBytesAtAnotherPlaceAreADuplicateOfTheFirst() {
        Sample copy = new Sample(
                "copy of june.txt",
                june.batch(),
                "first",
                "The meetings were opened. Ask .",
                june.openedAt().plusSeconds(5),
                null);
        Sample original = june.withWords("The meetings were opened. Ask .");
        archive.apply(copy.opening(), copy.segmented(), original.opening(), original.segmented());

        assertThat(archive.rows("SELECT name, state, duplicate_of FROM archive.v_arrival ORDER BY arrived_at"))
                .containsExactly("june.txt|archived|null", "copy of june.txt|duplicate|" + june.documentId());
        assertThat(archive.row("SELECT name FROM archive.v_document")).isEqualTo("june.txt");
    }

    @Test
    void aDuplicateCountsInItsBatch() {
        archive.apply(june.opening(), june.segmented(), again.opening(), again.segmented(), june.seal(2));

        assertThat(archive.row("SELECT dropped, archived, duplicate, waiting, closed_at IS NOT NULL"
                        + " FROM archive.v_batch"))
                .isEqualTo("2|1|1|0|t");
    }

    @Test
    void aReprocessOfTheSameBytesMakesANewEdition() {
        Sample rerun = june.reprocessed("rerun");
        archive.apply(june.opening(), june.segmented());

        archive.apply(rerun.segmented(), rerun.opening());

        assertThat(archive.rows("SELECT edition_no, version_no, is_current FROM archive.v_edition ORDER BY 1"))
                .isEqualTo(List.of("1|1|f", "2|1|t"));
        assertThat(archive.rows("SELECT state FROM archive.v_arrival")).containsExactly("archived");
    }
}
