package org.stenogram.ingest.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.PipelineEvent.BatchSealed;

class BatchFileTest {

    private static final UUID BATCH = UUID.fromString("b0000000-0000-4000-8000-000000000003");
    private static final Instant OPENED = Instant.parse("2026-03-04T05:06:07Z");

    private final BatchFile open = BatchFile.ofDrops(BATCH, "minutes", OPENED, "ingest-1");

    @Test
    void anOpenBatchHasNoCountAndNothingToTell() {
        assertThat(open.isOpen()).isTrue();
        assertThat(open.files()).isNull();
        assertThatThrownBy(open::event).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSealedBatchTellsItsCountTheSameWayEveryTime() {
        BatchFile sealed = open.sealed(4, OPENED.plusSeconds(30));

        assertThat(sealed.isOpen()).isFalse();
        assertThat(sealed.event()).isEqualTo(new BatchSealed(BATCH, "minutes", 4, OPENED.plusSeconds(30)));
        assertThat(sealed.announced(OPENED.plusSeconds(31)).event()).isEqualTo(sealed.event());
    }
}
