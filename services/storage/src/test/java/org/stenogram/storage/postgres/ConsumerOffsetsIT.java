package org.stenogram.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.stageruntime.kafka.FencedException;
import org.stenogram.storage.IncomingEvent;
import org.stenogram.storage.Sample;

/// Offsets move in the transaction that writes, and only from where they are expected.
class ConsumerOffsetsIT {

    private static final Archive.Place PLACE = new Archive.Place("topic", 0);
    private static final Archive.Place OTHER = new Archive.Place("topic", 1);

    @RegisterExtension
    final ArchiveFixture archive = new ArchiveFixture();

    private final Sample june = Sample.of("june.txt");
    private final List<IncomingEvent> events = List.of(Sample.incoming(june.opening()));

    @Test
    void offsetsMoveWithTheRows() {
        Archive instance = archive.instance();

        instance.apply(List.of(step(0, 0, 7), step(1, 0, 3)), events);

        assertThat(instance.positions(List.of(PLACE, OTHER))).isEqualTo(Map.of(PLACE, 7L, OTHER, 3L));
    }

    @Test
    void anInstanceThatLostThePartitionWritesNothing() {
        Archive owner = archive.instance();
        Archive zombie = archive.instance();
        owner.apply(List.of(step(0, 0, 7)), List.of());

        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> zombie.apply(List.of(step(1, 0, 3), step(0, 0, 9)), events));

        assertThat(archive.rows("SELECT * FROM archive.arrival")).isEmpty();
        assertThat(zombie.positions(List.of(PLACE, OTHER))).isEqualTo(Map.of(PLACE, 7L));
    }

    @Test
    void aPartitionThatWasNeverReadStandsAtZero() {
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> archive.instance().apply(List.of(step(0, 5, 9)), events));

        assertThat(archive.instance().positions(List.of(PLACE))).isEmpty();
        assertThat(archive.rows("SELECT * FROM archive.arrival")).isEmpty();
    }

    @Test
    void afterFencingTheInstanceGoesOnFromWhereTheOtherCame() {
        Archive owner = archive.instance();
        Archive zombie = archive.instance();
        owner.apply(List.of(step(0, 0, 1)), events);
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> zombie.apply(List.of(step(0, 0, 1)), events));

        long stands = zombie.positions(List.of(PLACE)).getOrDefault(PLACE, 0L);
        zombie.apply(List.of(step(0, stands, stands + 1)), List.of(Sample.incoming(june.segmented(), stands)));

        assertThat(archive.row("SELECT state FROM archive.v_arrival")).isEqualTo("archived");
    }

    private static OffsetStep step(int partition, long expected, long next) {
        return new OffsetStep(PLACE.topic(), partition, expected, next);
    }
}
