package org.stenogram.storage.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.stenogram.bucket.Bucket;
import org.stenogram.bucket.UnreadableObjectException;
import org.stenogram.contracts.PipelineEvent.CheckOutcome;
import org.stenogram.stageruntime.WorldFaultException;
import org.stenogram.storage.fixity.Finding;
import org.stenogram.storage.fixity.Originals;
import org.stenogram.storage.fixity.Pacing;

/// Reads originals from their first byte to their last and hashes them, no faster than it may.
public final class OriginalReading implements Originals {

    private static final int PIECE = 256 * 1024;

    private final Bucket bucket;
    private final Pacing pacing;
    private final CountDownLatch stop = new CountDownLatch(1);

    /// @param bytesPerSecond what is read at most, above zero
    public OriginalReading(Bucket bucket, long bytesPerSecond) {
        this.bucket = bucket;
        this.pacing = new Pacing(bytesPerSecond);
    }

    @Override
    public Optional<Finding> read(String sha256) {
        try (InputStream bytes = bucket.open("originals/" + sha256)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            long total = 0;
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                digest.update(piece, 0, read);
                total += read;
                if (isStoppedAfter(read)) {
                    return Optional.empty();
                }
            }
            if (isStoppedAfter(Math.max(0, Pacing.LEAST - total))) {
                return Optional.empty();
            }
            String found = HexFormat.of().formatHex(digest.digest());
            return Optional.of(
                    new Finding(found.equals(sha256) ? CheckOutcome.INTACT : CheckOutcome.DIFFERENT, found, total));
        } catch (NoSuchFileException _) {
            return nothing(CheckOutcome.MISSING);
        } catch (UnreadableObjectException _) {
            return nothing(CheckOutcome.UNREADABLE);
        } catch (IOException e) {
            throw new WorldFaultException("bucket away: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop.countDown();
    }

    private Optional<Finding> nothing(CheckOutcome outcome) {
        return isStoppedAfter(Pacing.LEAST) ? Optional.empty() : Optional.of(new Finding(outcome, null, null));
    }

    private boolean isStoppedAfter(long bytes) {
        Duration rest = pacing.after(bytes, System.nanoTime());
        try {
            return stop.await(rest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
