package org.stenogram.ocrcleanup.extraction;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What is done with every process that reads an original: it is given the bytes, and ended when it takes too long.
public final class ChildProcess {

    private ChildProcess() {}

    /// Writes the bytes to its standard input, beside whoever reads its answer.
    public static void feed(Process process, byte[] bytes) {
        Thread.ofVirtual().start(() -> {
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(bytes);
            } catch (IOException e) {
                // It ended before it had read all; how it ended tells why.
            }
        });
    }

    /// Ends it when it has not ended by itself in time.
    ///
    /// @param overTime is told before it is ended
    public static void endAfter(Process process, Duration time, Runnable overTime) {
        Thread.ofVirtual().start(() -> {
            try {
                if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    overTime.run();
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
