package org.stenogram.stageruntime.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkersTest {

    @Test
    void noMoreWorkIsDoneAtOnceThanThereAreWorkers() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Workers workers = new Workers("test", 3)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                all.add(workers.submit(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.sleep(5);
                    return now.decrementAndGet();
                }));
            }
            for (Future<Integer> one : all) {
                one.get();
            }
        }

        assertThat(most).hasValue(3);
    }

    @Test
    void errorsOfTheWorkComeBackToWhoWaitsForIt() {
        try (Workers workers = new Workers("test", 1)) {
            assertThatThrownBy(() -> workers.call(() -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void closingWakesThoseWhoWaitForWorkThatNeverBegan() throws InterruptedException {
        Workers workers = new Workers("test", 1);
        CountDownLatch busy = new CountDownLatch(1);
        workers.submit(() -> {
            busy.countDown();
            new CountDownLatch(1).await();
            return 0;
        });
        busy.await();
        Thread closing = Thread.ofVirtual().start(() -> {
            sleep();
            workers.close();
        });

        assertThatThrownBy(() -> workers.call(() -> 1)).isInstanceOf(InterruptedException.class);
        closing.join();
        assertThatThrownBy(() -> workers.call(() -> 1)).isInstanceOf(InterruptedException.class);
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
