package org.stenogram.ocrcleanup;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.OpeningEvent;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.stageruntime.Outcome;
import org.stenogram.stageruntime.Rejection;
import org.stenogram.stageruntime.Stage;
import org.stenogram.stageruntime.WorldFaultException;

/// Turns each document that a run is opened for into a cleaned one: reads its bytes, takes the text out, cleans it.
public final class CleanupStage implements Stage<OpeningEvent, PipelineEvent> {

    private final Originals originals;
    private final Cleanup cleanup;

    /// @param originals where the bytes are read from
    /// @param cleanup what is done to them
    public CleanupStage(Originals originals, Cleanup cleanup) {
        this.originals = originals;
        this.cleanup = cleanup;
    }

    @Override
    public Outcome<PipelineEvent> handle(OpeningEvent opening) {
        Original original = opening.original();
        int limit = (int) Math.min(cleanup.maxBytes() + 1, Integer.MAX_VALUE - 8);
        Optional<byte[]> bytes = read(original, limit);
        if (bytes.isEmpty()) {
            return reject(missing());
        }
        if (bytes.get().length < limit && !sha256(bytes.get()).equals(original.sha256())) {
            return reject(damaged());
        }
        return switch (cleanup.clean(bytes.get(), original.mediaType())) {
            case Cleanup.Refused refused -> reject(refused.rejection());
            case Cleanup.Cleaned cleaned ->
                new Outcome.Emit<>(
                        new DocumentCleaned(opening.documentId(), opening.runId(), original, cleaned.text()));
        };
    }

    private Optional<byte[]> read(Original original, int limit) {
        try {
            return originals.read(original.objectKey(), limit);
        } catch (IOException e) {
            throw new WorldFaultException("the bucket cannot be read: " + e.getMessage(), e);
        }
    }

    private static Outcome<PipelineEvent> reject(Rejection rejection) {
        return new Outcome.Reject<>(rejection);
    }

    private static Rejection missing() {
        return new Rejection(
                "original-missing",
                "The bytes of this document are no longer in the bucket, or cannot be read there.",
                "Restore the bucket from its backup and run the document again, or send the file once more.",
                true);
    }

    private static Rejection damaged() {
        return new Rejection(
                "original-damaged",
                "The bytes in the bucket are not the ones that came in: their hash differs.",
                "Restore the bucket from its backup and run the document again, or send the file once more.",
                true);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
