package org.stenogram.stageruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.stenogram.stageruntime.PeriodicRunner.Pauses;
import org.stenogram.stageruntime.PeriodicRunner.Work;

class PeriodicRunnerTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void whatIsAwayIsWaitedFor() throws InterruptedException {
        CountDownLatch times = new CountDownLatch(3);
        try (PeriodicRunner runner = runner(_ -> {
            times.countDown();
            throw new IOException("away");
        })) {
            runner.start();

            assertThat(times.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(runner.health()).isInstanceOf(RunnerHealth.Serving.class);
        }
    }

    @Test
    void anyOtherFaultShows() throws InterruptedException {
        try (PeriodicRunner runner = runner(_ -> {
            throw new IllegalStateException("a slip");
        })) {
            runner.start();

            for (int i = 0; i < 2000 && runner.health() instanceof RunnerHealth.Serving; i++) {
                Thread.sleep(10);
            }
            assertThat(runner.health()).isInstanceOf(RunnerHealth.Broken.class);
        }
    }

    @Test
    void workIsToldToStop() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        try (PeriodicRunner runner = runner(isStopping -> {
            begun.countDown();
            while (!isStopping.getAsBoolean()) {
                Thread.onSpinWait();
            }
            told.countDown();
        })) {
            runner.start();
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneThatNeverBeganIsClosedAsQuietly() {
        PeriodicRunner runner = runner(_ -> {});

        assertThatNoException().isThrownBy(runner::close);
        assertThatNoException().isThrownBy(runner::close);
        assertThat(runner.health()).isInstanceOf(RunnerHealth.Stopped.class);
    }

    private static PeriodicRunner runner(Work work) {
        return new PeriodicRunner("test", "work", new Pauses(Duration.ZERO, SHORT, SHORT), work);
    }
}
