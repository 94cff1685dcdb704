package org.stenogram.ocrcleanup.pdfbox;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        Process process = ChildProcess.java(PdfText.class, limits.heapMegabytes());
        try {
            return read(process, bytes, mostCharacters);
        } finally {
            process.destroyForcibly();
        }
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
        return switch (ChildProcess.exit(process)) {
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
}
