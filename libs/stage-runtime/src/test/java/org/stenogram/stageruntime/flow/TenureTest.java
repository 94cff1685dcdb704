package org.stenogram.stageruntime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TenureTest {

    private final Tenure tenure = new Tenure();

    @Test
    void nothingBeginsOnceThePartitionIsGivenUp() {
        assertThat(tenure.begin()).isTrue();

        tenure.giveUp();

        assertThat(tenure.begin()).isFalse();
        assertThat(tenure.isOver()).isTrue();
    }

    @Test
    void workUnderWayIsWaitedForUpToTheDeadline() throws InterruptedException {
        tenure.begin();
        tenure.giveUp();
        assertThat(tenure.awaitEnd(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(30)))
                .isFalse();

        Thread.ofVirtual().start(tenure::end);

        assertThat(tenure.awaitEnd(System.nanoTime() + TimeUnit.SECONDS.toNanos(10)))
                .isTrue();
    }

    @Test
    void aPauseEndsWithTheTenure() throws InterruptedException {
        Thread.ofVirtual().start(tenure::giveUp);

        assertThat(tenure.pause(Duration.ofMinutes(5))).isFalse();
    }

    @Test
    void aPartitionWaitsAsLongAsOneOfItsRecordsDoes() {
        tenure.waits();
        tenure.waits();
        tenure.waitsNoMore();
        assertThat(tenure.isWaiting()).isTrue();

        tenure.waitsNoMore();
        assertThat(tenure.isWaiting()).isFalse();
    }
}
