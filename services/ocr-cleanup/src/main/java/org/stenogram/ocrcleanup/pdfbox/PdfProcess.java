package org.stenogram.ocrcleanup.pdfbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.stenogram.ocrcleanup.extraction.ChildProcess;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads PDF in a Java machine of its own, with limits of heap, time and output: a document made to do harm ends that
/// machine and not this one.
public final class PdfProcess implements PageReader {

    /// What one document may take.
    ///
    /// @param heapMegabytes of the machine that reads it
    /// @param time until that machine is ended
    public record Limits(int heapMegabytes, Duration time) {}

    /// Enough for a volume of a thousand pages.
    public static final Limits STANDARD = new Limits(384, Duration.ofSeconds(120));

    /// Enough to draw, and read, some hundred pages of a scan.
    public static final Limits SCANS = new Limits(768, Duration.ofMinutes(60));

    private final Limits limits;

    /// @param limits of each document
    public PdfProcess(Limits limits) {
        this.limits = limits;
    }

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        try {
            Process process = start();
            try {
                return read(process, bytes, mostCharacters);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("no process can be started to read PDF", e);
        }
    }

    private Process start() throws IOException {
        return start(PdfText.class, limits);
    }

    /// A Java machine of its own.
    static Process start(Class<?> program, Limits limits) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx" + limits.heapMegabytes() + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ReadPages read(Process process, byte[] bytes, int mostCharacters) throws UnreadableException {
        int most = mostCharacters + 1;
        FutureTask<byte[]> answer = new FutureTask<>(() -> {
            try (InputStream stdout = process.getInputStream()) {
                return stdout.readNBytes(most);
            }
        });
        Thread.ofVirtual().start(answer);
        ChildProcess.feed(process, bytes);
        Optional<byte[]> text = answer(answer);
        if (text.isEmpty() || text.get().length == most) {
            throw UnreadableException.overLimits();
        }
        return switch (exit(process)) {
            case 0 -> ReadPages.of(List.of(new String(text.get(), StandardCharsets.UTF_8).split("\f", -1)));
            case PdfText.LOCKED -> throw UnreadableException.locked();
            case PdfText.DAMAGED -> throw UnreadableException.damaged("a PDF document");
            default -> throw UnreadableException.overLimits();
        };
    }

    private Optional<byte[]> answer(FutureTask<byte[]> answer) {
        try {
            return Optional.of(answer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// How it ended; -1 when it has not, though it has closed its output.
    static int exit(Process process) {
        try {
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
