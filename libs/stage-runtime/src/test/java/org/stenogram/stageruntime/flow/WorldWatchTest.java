package org.stenogram.stageruntime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stenogram.stageruntime.RunnerHealth;

class WorldWatchTest {

    private final WorldWatch watch = new WorldWatch();

    @Test
    void whatIsAwayForTheLongestTimeIsNamedUntilItIsBack() throws InterruptedException {
        watch.away("a", "the bucket");
        Thread.sleep(5);
        watch.away("b", "the database");
        assertThat(watch.longest()).map(RunnerHealth.Waiting::away).contains("the bucket");

        watch.back("a");
        assertThat(watch.longest()).map(RunnerHealth.Waiting::away).contains("the database");

        watch.back("b");
        watch.back("never away");
        assertThat(watch.longest()).isEmpty();
    }

    @Test
    void missingItAgainKeepsTheTimeOfTheFirstMiss() throws InterruptedException {
        watch.away("a", "the bucket");
        var since = watch.longest().orElseThrow().since();
        Thread.sleep(5);

        watch.away("a", "the bucket, still");

        assertThat(watch.longest()).contains(new RunnerHealth.Waiting("the bucket, still", since));
    }
}
