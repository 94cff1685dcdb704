package org.stenogram.subscriptions.http;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Waits until an assertion holds, with a limit.
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    static void holds(ThrowingCallable assertion) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.call();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            } catch (Exception e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            Thread.sleep(20);
        }
    }
}
