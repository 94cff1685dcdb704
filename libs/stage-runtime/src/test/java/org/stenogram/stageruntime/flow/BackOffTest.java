package org.stenogram.stageruntime.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(30));
    private final Random random = new Random(20260304);

    @Test
    void pausesDoubleUpToTheLongestAndLieInItsUpperHalf() {
        for (int faults = 1; faults <= 40; faults++) {
            Duration most = Duration.ofMillis(Math.min(30_000, 100L << Math.min(faults - 1, 20)));

            for (int i = 0; i < 200; i++) {
                assertThat(backOff.after(faults, random)).isBetween(most.dividedBy(2), most);
            }
        }
    }

    @Test
    void noPauseIsLongerThanTheLongestHoweverManyFaultsThereWere() {
        assertThat(backOff.after(Integer.MAX_VALUE, random)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void manyThatWaitDoNotComeBackAtOnce() {
        assertThat(random.longs(50).mapToObj(seed -> backOff.after(9, new Random(seed))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFirstPauseAboveTheLongestIsCutToIt() {
        BackOff cut = new BackOff(Duration.ofSeconds(5), Duration.ofSeconds(1));

        assertThat(cut.after(1, random)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aPauseOfNothingIsRefused() {
        assertThatThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessageContaining("pauses are positive");
    }
}
