package org.stenogram.stageruntime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FinishedPrefixTest {

    private final FinishedPrefix prefix = new FinishedPrefix();

    @Test
    void nothingIsCommittedBeforeTheFirstRecordIsFinished() {
        prefix.taken(7);
        prefix.taken(8);
        prefix.finished(8);

        assertThat(prefix.hasMoved()).isFalse();
        assertThat(prefix.open()).isEqualTo(2);
    }

    @Test
    void aLateFirstRecordReleasesAllThatFinishedBehindIt() {
        for (long offset = 7; offset <= 10; offset++) {
            prefix.taken(offset);
        }
        prefix.finished(9);
        prefix.finished(8);
        prefix.finished(7);

        assertThat(prefix.next()).isEqualTo(10);
        assertThat(prefix.open()).isEqualTo(1);
    }

    @Test
    void gapsThatTransactionsLeaveInTheOffsetsAreSteppedOver() {
        prefix.taken(3);
        prefix.taken(90);
        prefix.finished(3);
        assertThat(prefix.next()).isEqualTo(4);

        prefix.finished(90);
        assertThat(prefix.next()).isEqualTo(91);
    }

    @Test
    void inAnyOrderOfFinishingNothingUnfinishedIsEverBehindTheCommit() {
        long seed = 4_711;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            FinishedPrefix one = new FinishedPrefix();
            List<Long> offsets = new ArrayList<>();
            long offset = 0;
            for (int i = 0; i < 40; i++) {
                offset += 1 + random.nextInt(3);
                offsets.add(offset);
                one.taken(offset);
            }
            Set<Long> unfinished = new HashSet<>(offsets);
            Collections.shuffle(offsets, random);
            for (long finished : offsets) {
                one.finished(finished);
                unfinished.remove(finished);
                long committed = one.hasMoved() ? one.next() : 0;

                assertThat(unfinished).as("seed %d", seed).allMatch(open -> open >= committed);
            }
            assertThat(one.next()).isEqualTo(Collections.max(offsets) + 1);
            assertThat(one.open()).isZero();
        }
    }
}
