package org.stenogram.stageruntime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyLanesTest {

    private final KeyLanes<String> lanes = new KeyLanes<>("test");

    @Test
    void tasksOfOneKeyRunOneAfterTheOtherInTheOrderInWhichTheyCame() throws InterruptedException {
        Map<String, List<Integer>> ran = new ConcurrentHashMap<>();
        CountDownLatch done = new CountDownLatch(5_000);
        for (int i = 0; i < 5_000; i++) {
            int number = i;
            String key = "key" + i % 7;
            lanes.run(key, () -> {
                // A list that bears no second thread: two tasks of one key at once would show.
                ran.computeIfAbsent(key, _ -> new ArrayList<>()).add(number);
                done.countDown();
            });
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).hasSize(7);
        for (int k = 0; k < 7; k++) {
            int remainder = k;
            assertThat(ran.get("key" + k))
                    .isEqualTo(IntStream.range(0, 5_000)
                            .filter(i -> i % 7 == remainder)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void aKeyThatIsHeldUpHoldsUpNoOther() throws InterruptedException {
        CountDownLatch hold = new CountDownLatch(1);
        List<String> ran = new CopyOnWriteArrayList<>();
        CountDownLatch others = new CountDownLatch(2);
        lanes.run("slow", () -> {
            await(hold);
            ran.add("slow 1");
        });
        CountDownLatch last = new CountDownLatch(1);
        lanes.run("slow", () -> {
            ran.add("slow 2");
            last.countDown();
        });
        lanes.run("quick", () -> {
            ran.add("quick");
            others.countDown();
        });
        lanes.run(null, () -> {
            ran.add("no key");
            others.countDown();
        });

        assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactlyInAnyOrder("quick", "no key");

        hold.countDown();
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran.subList(2, 4)).containsExactly("slow 1", "slow 2");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
