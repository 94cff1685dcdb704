package org.stenogram.standalone;

import java.time.Duration;
import java.util.function.Predicate;

/// Asks again until an answer is as expected; a test that waits too long fails with the last answer.
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Eventually() {}

    @FunctionalInterface
    public interface Question<T> {
        T ask() throws Exception;
    }

    /// Asks until the answer is as expected.
    public static <T> T get(Question<T> question, Predicate<T> expected) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Object last = "nothing";
        while (System.nanoTime() < deadline) {
            try {
                T answer = question.ask();
                if (expected.test(answer)) {
                    return answer;
                }
                last = answer;
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            } catch (Exception e) {
                last = e;
                pause();
            }
        }
        throw new AssertionError("waited %s; the last answer was %s".formatted(PATIENCE, last));
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
