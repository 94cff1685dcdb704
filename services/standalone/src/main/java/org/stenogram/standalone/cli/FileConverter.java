package org.stenogram.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.ocrcleanup.Cleanup;
import org.stenogram.speakersegmentation.Segmenter;
import org.stenogram.stageruntime.Rejection;
import org.stenogram.standalone.convert.ConvertedDocument;

/// Runs one file through the same code as the services, in this thread.
final class FileConverter {

    private final Cleanup cleanup = Cleanup.standard();
    private final Segmenter segmenter = new Segmenter();

    /// What became of a file.
    sealed interface Result {}

    /// It was read.
    record Converted(ConvertedDocument document) implements Result {}

    /// It cannot be read, and this is why.
    record Refused(Rejection rejection) implements Result {}

    Result convert(Path file) throws IOException {
        long size = Files.size(file);
        if (size > cleanup.maxBytes()) {
            return new Refused(new Rejection(
                    "too-large",
                    "The file has %,d bytes; the largest that is read has %,d.".formatted(size, cleanup.maxBytes()),
                    "Split it and convert the parts.",
                    false));
        }
        byte[] bytes = Files.readAllBytes(file);
        Original original = new Original(sha256(bytes), size, mediaType(file, bytes));
        return switch (cleanup.clean(bytes, original.mediaType())) {
            case Cleanup.Refused refused -> new Refused(refused.rejection());
            case Cleanup.Cleaned cleaned -> {
                Segmentation segmentation = segmenter.segment(cleaned.text());
                yield new Converted(
                        ConvertedDocument.of(file.getFileName().toString(), original, cleaned.text(), segmentation));
            }
        };
    }

    private static String mediaType(Path file, byte[] bytes) {
        return "text/plain";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
