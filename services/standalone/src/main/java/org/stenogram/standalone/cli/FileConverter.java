package org.stenogram.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.PipelineEvent.Segmentation;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.ingest.media.MediaTypes;
import org.stenogram.ocrcleanup.Cleanup;
import org.stenogram.speakersegmentation.Segmenter;
import org.stenogram.standalone.convert.Conversion;

/// Runs files through the same code as the services; may be called from many threads.
final class FileConverter {

    private final Cleanup cleanup = Cleanup.standard();
    private final Segmenter segmenter = new Segmenter();

    /// What became of a file.
    sealed interface Result {}

    /// It was read.
    record Converted(ExportedDocument document) implements Result {}

    /// It cannot be read, and this is why and what to do.
    record Refused(String reason) implements Result {}

    /// @param name the file's name, folders below the one that was named included
    Result convert(Path file, String name) {
        try {
            long size = Files.size(file);
            if (size > cleanup.maxBytes()) {
                return new Refused(
                        "The file has %,d bytes; the largest that is read has %,d. Split it and convert the parts."
                                .formatted(size, cleanup.maxBytes()));
            }
            return convert(Files.readAllBytes(file), name);
        } catch (IOException e) {
            return new Refused(Failures.inWords(e));
        } catch (RuntimeException | StackOverflowError e) {
            // One file that hits a fault of ours stops no other.
            return new Refused("This file hits a fault of the program: " + e);
        }
    }

    private Result convert(byte[] bytes, String name) {
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, MediaTypes.HEAD));
        Original original = new Original(sha256(bytes), bytes.length, MediaTypes.of(name, head));
        return switch (cleanup.clean(bytes, original.mediaType())) {
            case Cleanup.Refused refused ->
                new Refused(
                        refused.rejection().reason() + " " + refused.rejection().action());
            case Cleanup.Cleaned cleaned -> {
                Segmentation segmentation = segmenter.segment(cleaned.text());
                yield new Converted(Conversion.document(name, original, cleaned.text(), segmentation));
            }
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
