package org.stenogram.subscriptions.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stenogram.subscriptions.LedgerAwayException;

@Timeout(30)
class BatcherTest {

    private static final int THREADS = 40;

    private final List<List<Integer>> trips = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Optional<String>> answers = Collections.synchronizedMap(new TreeMap<>());
    private final Semaphore mayGo = new Semaphore(0);

    @Test
    void whoComesWhileTwoTripsAreUnderWayGoesWithTheNextAndGetsItsOwnAnswer() throws Exception {
        Batcher<Integer, String> batcher = new Batcher<>("trips", 30, this::trip);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            threads.add(asking(batcher, number));
            awaitTrips(number + 1);
        }
        IntStream.range(2, THREADS).forEach(number -> threads.add(asking(batcher, number)));
        awaitWaiting(threads);

        mayGo.release(THREADS);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(trips).extracting(List::size).containsExactlyInAnyOrder(1, 1, 30, 8);
        assertThat(answers)
                .hasSize(THREADS)
                .allSatisfy((number, answer) -> assertThat(answer).hasValue("answer to " + number));
    }

    @Test
    void aTripThatFailsLeavesEachToItselfAndTheNextOneGoes() {
        Batcher<Integer, String> batcher = new Batcher<>("trips", 30, numbers -> {
            if (numbers.contains(0)) {
                throw new LedgerAwayException(new IllegalStateException("away"));
            }
            return numbers.stream().map(number -> "answer to " + number).toList();
        });

        assertThat(batcher.ask(0)).isEmpty();
        assertThat(batcher.ask(1)).hasValue("answer to 1");
    }

    private List<String> trip(List<Integer> numbers) {
        trips.add(numbers);
        mayGo.acquireUninterruptibly();
        return numbers.stream().map(number -> "answer to " + number).toList();
    }

    private Thread asking(Batcher<Integer, String> batcher, int number) {
        CountDownLatch began = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().start(() -> {
            began.countDown();
            answers.put(number, batcher.ask(number));
        });
        try {
            began.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return thread;
    }

    private void awaitTrips(int count) throws InterruptedException {
        while (trips.size() < count) {
            Thread.sleep(5);
        }
    }

    /// Until all of them wait for an answer.
    private static void awaitWaiting(List<Thread> threads) throws InterruptedException {
        while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.sleep(5);
        }
    }
}
