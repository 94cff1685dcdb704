package org.stenogram.stageruntime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadTest {

    private final Load load = new Load(4, 1_000);

    @Test
    void thereIsNoRoomForMoreRecordsThanTheMost() {
        load.taken(1);
        load.taken(1);

        assertThat(load.isFullFor(2)).isFalse();
        assertThat(load.isFullFor(3)).isTrue();

        load.released(1);
        assertThat(load.isFullFor(3)).isFalse();
    }

    @Test
    void bytesAboveTheMostLeaveNoRoomEvenForOneRecord() {
        load.taken(1_000);
        assertThat(load.isFullFor(1)).isTrue();

        load.released(1_000);
        assertThat(load.isFullFor(1)).isFalse();
        assertThat(load.bytes()).isZero();
        assertThat(load.records()).isZero();
    }
}
