package org.stenogram.ocrcleanup.extraction;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What is done with every process that reads an original: it is given the bytes, and ended when it takes too long.
public final class ChildProcess {

    private ChildProcess() {}

    /// A Java machine of its own, with the classes of this one.
    ///
    /// @param program whose `main` it runs
    /// @throws IllegalStateException when no process can be started
    public static Process java(Class<?> program, int heapMegabytes, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("no process can be started to read a document", e);
        }
    }

    /// How it ended; -1 when it has not, though it has closed its output.
    public static int exit(Process process) {
        try {
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

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
