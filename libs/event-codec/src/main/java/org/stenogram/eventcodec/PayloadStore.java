package org.stenogram.eventcodec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.stenogram.bucket.Bucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.UnreadableObjectException;

/// Data that is too large for Kafka, as objects `payloads/<sha256>`; the CloudEvents extension `dataref` points
/// there.
final class PayloadStore {

    static final String ATTRIBUTE = "dataref";

    /// Data of more bytes than this travels by way of the bucket.
    static final int LARGEST_INLINE = 256 * 1024;

    /// How much longer than its event a payload is kept.
    static final Duration GRACE = Duration.ofDays(7);

    private static final Pattern REFERENCE = Pattern.compile("payloads/[0-9a-f]{64}");

    private final Bucket bucket;
    private final Clock clock;

    PayloadStore(Bucket bucket, Clock clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    /// Stores data and returns its reference. Data that is there already is written again: that renews its age,
    /// by which payloads are cleared away, and mends an object that was damaged.
    ///
    /// @throws UncheckedIOException when the bucket cannot be written
    String put(byte[] data) {
        String key = "payloads/" + sha256(data);
        try {
            bucket.put(key, new ByteArrayInputStream(data));
        } catch (IOException e) {
            throw new UncheckedIOException("payload " + key + " cannot be written", e);
        }
        return key;
    }

    /// Reads data back.
    ///
    /// A payload that is missing is taken for a fault of the world (a bucket not mounted, a restore under way)
    /// as long as it should be there. Once its event is older than payloads are kept, it is gone for good, and
    /// the event is malformed: waiting any longer would hold up every document behind it.
    ///
    /// @param sentAt when the record was written, in milliseconds since 1970; negative when not known
    /// @throws UncheckedIOException when the bucket cannot be read now
    /// @throws MalformedEventException when the reference is none of ours, its data damaged or gone for good
    byte[] get(String reference, long sentAt) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new MalformedEventException("dataref is not payloads/ and a SHA-256: " + reference);
        }
        byte[] data;
        try (InputStream stream = bucket.open(reference)) {
            data = stream.readAllBytes();
        } catch (NoSuchFileException e) {
            if (isGoneForGood(sentAt)) {
                throw new MalformedEventException(reference + " is no longer kept", e);
            }
            throw new UncheckedIOException("payload " + reference + " is missing", e);
        } catch (UnreadableObjectException e) {
            if (e.fault() == UnreadableObjectException.Fault.NOT_A_FILE) {
                throw new MalformedEventException(reference + " is no file", e);
            }
            // Rights are set wrong for one object and for all alike: whoever runs the bucket can put them right.
            throw new UncheckedIOException("payload " + reference + " cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("payload " + reference + " cannot be read", e);
        }
        if (!reference.endsWith(sha256(data))) {
            throw new MalformedEventException(reference + " is damaged: its bytes have another SHA-256");
        }
        return data;
    }

    /// How large stored data is; 0 when that cannot be told now.
    long size(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            return 0;
        }
        try {
            return bucket.stat(reference).map(ObjectInfo::bytes).orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean isGoneForGood(long sentAt) {
        Duration kept = Topics.longestRetention().plus(GRACE);
        return sentAt >= 0 && Instant.ofEpochMilli(sentAt).plus(kept).isBefore(clock.instant());
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
