package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.storage.Sample;

/// A batch closes exactly when it is sealed and as many files as the seal says have a final state.
class BatchClosingIT {

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    private final Sample june = Sample.of("june.txt");
    private final Sample empty = Sample.of("empty.txt");
    private final Sample odd = Sample.of("odd.txt");

    @Test
    void theSealClosesABatchThatIsDone() {
        archive.apply(june.opening(), june.segmented(), empty.rejected());
        assertThat(isClosed()).isEqualTo("f");

        archive.apply(june.seal(2));

        assertThat(isClosed()).isEqualTo("t");
    }

    @Test
    void theLastFileClosesABatchThatIsSealed() {
        archive.apply(june.seal(3));
        archive.apply(june.opening(), june.segmented(), empty.rejected());
        archive.apply(odd.opening());
        assertThat(isClosed()).isEqualTo("f");
        assertThat(archive.row("SELECT dropped, archived, failed, waiting FROM archive.v_batch"))
                .isEqualTo("3|1|1|1");

        archive.apply(odd.failed("ocr-cleanup"));

        assertThat(isClosed()).isEqualTo("t");
        assertThat(archive.row("SELECT dropped, archived, failed, waiting FROM archive.v_batch"))
                .isEqualTo("3|1|2|0");
    }

    @Test
    void anEmptyBatchClosesWithItsSeal() {
        archive.apply(june.seal(0));

        assertThat(isClosed()).isEqualTo("t");
    }

    @Test
    void aClosedBatchStaysClosedWhenAnEventComesAgain() {
        archive.apply(june.opening(), june.segmented(), june.seal(1));
        String before = archive.row("SELECT closed_at FROM archive.v_batch");

        archive.apply(june.seal(1), june.opening());

        assertThat(archive.row("SELECT closed_at FROM archive.v_batch")).isEqualTo(before);
    }

    @Test
    void aRejectedFileIsAnArrivalWithItsReason() {
        archive.apply(empty.rejected());

        assertThat(archive.row("SELECT name, state, failed_stage, code, reason, sha256 FROM archive.v_arrival"))
                .isEqualTo("empty.txt|failed|ingest|empty-file|The file is empty.|null");
    }

    private String isClosed() {
        return archive.row("SELECT closed_at IS NOT NULL FROM archive.v_batch");
    }
}
