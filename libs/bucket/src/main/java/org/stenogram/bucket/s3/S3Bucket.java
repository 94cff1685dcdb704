package org.stenogram.bucket.s3;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.Kept;
import org.stenogram.bucket.Keys;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.Taken;
import org.stenogram.contracts.NameUuid;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A bucket of an S3 endpoint.
///
/// An object there is whole by nature and cannot be renamed, so taking one moves nothing: the arrival's identifier is
/// made of key, ETag and Last-Modified, its bytes are read only as long as the ETag is the same, and it is removed
/// from the inbox only if it is still that object. Last-Modified counts in whole seconds, for a HEAD knows no others.
public final class S3Bucket implements IntakeBucket, AutoCloseable {

    /// Where unfinished objects lie; never listed.
    static final String SCRATCH = ".scratch/";

    private static final UUID ARRIVALS = UUID.fromString("2d2f0c5e-7f3b-5b0a-8f4e-4f6a0f7f5d21");

    /// How long a bucket that was there is taken to be there still.
    private static final Duration CONFIRMED = Duration.ofSeconds(5);

    private final Clock clock = Clock.systemUTC();
    private final String name;
    private final S3Client client;
    private final String bucket;
    private final S3Writer writer;
    private final S3NewObjects newObjects;
    private final S3LeftOvers leftOvers;
    private final AtomicBoolean tidied = new AtomicBoolean();
    private volatile Instant confirmedAt = Instant.EPOCH;

    /// Asks nothing of the endpoint yet.
    ///
    /// @param name part of every document's identifier; give the same name when the bucket moves
    /// @param client closed with this
    /// @param bucket its name at the endpoint
    public S3Bucket(String name, S3Client client, String bucket) {
        this.name = name;
        this.client = client;
        this.bucket = bucket;
        this.writer = new S3Writer(client, bucket);
        this.newObjects = new S3NewObjects(client, bucket, writer);
        this.leftOvers = new S3LeftOvers(client, bucket, clock);
    }

    /// Makes the bucket unless it is there.
    ///
    /// @return whether this call made it
    /// @throws IOException when the endpoint is away or refuses
    public boolean makeMissing() throws IOException {
        try {
            client.headBucket(request -> request.bucket(bucket));
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() != S3Faults.NOT_FOUND) {
                throw S3Faults.fault(e);
            }
        } catch (SdkException e) {
            throw S3Faults.fault(e);
        }
        S3Faults.call(() -> client.createBucket(request -> request.bucket(bucket)));
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) throws IOException {
        return StreamSupport.stream(new S3Listing(client, bucket, Keys.checkPrefix(prefix)), false);
    }

    @Override
    public Optional<ObjectInfo> stat(String key) throws IOException {
        String theirs = S3Keys.theirs(key);
        try {
            HeadObjectResponse head =
                    client.headObject(request -> request.bucket(bucket).key(theirs));
            return Optional.of(new ObjectInfo(key, head.contentLength(), head.lastModified(), head.eTag()));
        } catch (S3Exception e) {
            if (e.statusCode() == S3Faults.NOT_FOUND) {
                confirmBucket();
                return Optional.empty();
            }
            throw S3Faults.fault(e);
        } catch (SdkException e) {
            throw S3Faults.fault(e);
        }
    }

    /// A missing object and a missing bucket have one status. Whoever finds many objects missing asks once in a while.
    private void confirmBucket() throws IOException {
        Instant now = clock.instant();
        if (!confirmedAt.plus(CONFIRMED).isAfter(now)) {
            S3Faults.call(() -> client.headBucket(request -> request.bucket(bucket)));
            confirmedAt = now;
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return S3Input.open(client, bucket, S3Keys.theirs(key), null);
    }

    @Override
    public void put(String key, InputStream bytes) throws IOException {
        writer.write(S3Keys.plain(key), bytes);
    }

    @Override
    public boolean putNew(String key, byte[] bytes) throws IOException {
        return newObjects.write(S3Keys.plain(key), bytes, () -> stat(key).isPresent());
    }

    @Override
    public void delete(String key) throws IOException {
        String theirs = S3Keys.theirs(key);
        S3Faults.call(
                () -> client.deleteObject(request -> request.bucket(bucket).key(theirs)));
    }

    /// Bytes that fit into one part go straight to their place. More are written to a scratch object first, for their
    /// place is not known before their end, and copied there within the endpoint.
    @Override
    public Kept keep(String prefix, InputStream bytes) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] first = bytes.readNBytes(S3Writer.PART);
        sha256.update(first);
        if (first.length < S3Writer.PART) {
            return keepSmall(prefix + HexFormat.of().formatHex(sha256.digest()), first);
        }
        if (tidied.compareAndSet(false, true)) {
            leftOvers.remove();
        }
        String scratch = SCRATCH + UUID.randomUUID();
        writer.writeParts(scratch, first, new DigestInputStream(bytes, sha256));
        try {
            return place(scratch, prefix + HexFormat.of().formatHex(sha256.digest()));
        } finally {
            delete(scratch);
        }
    }

    private Kept keepSmall(String key, byte[] bytes) throws IOException {
        String sha256 = key.substring(key.lastIndexOf('/') + 1);
        if (newObjects.write(S3Keys.plain(key), bytes, () -> stat(key).isPresent())) {
            return new Kept(sha256, bytes.length, true);
        }
        if (stat(key).map(ObjectInfo::bytes).orElse(-1L) != bytes.length) {
            // The name is the bytes' own hash: what stood there was damaged, and these are right.
            put(key, new ByteArrayInputStream(bytes));
        }
        return new Kept(sha256, bytes.length, false);
    }

    private Kept place(String scratch, String key) throws IOException {
        ObjectInfo written = stat(scratch).orElseThrow(() -> new IOException(scratch + " came and went"));
        Optional<ObjectInfo> before = stat(key);
        if (before.map(ObjectInfo::bytes).orElse(-1L) != written.bytes()) {
            writer.copy(scratch, S3Keys.plain(key), written.bytes(), written.etag());
        }
        return new Kept(key.substring(key.lastIndexOf('/') + 1), written.bytes(), before.isEmpty());
    }

    @Override
    public Closeable watch(String prefix, Runnable appeared) {
        return () -> {};
    }

    @Override
    public boolean isWholeByNature() {
        return true;
    }

    @Override
    public Optional<Taken> take(ObjectInfo object) throws IOException {
        return stat(object.key()).map(now -> new Taken(arrivalId(now), object.key(), object.key(), now.etag()));
    }

    @Override
    public Stream<Taken> taken() {
        return Stream.empty();
    }

    @Override
    public Optional<ObjectInfo> statTaken(Taken taken) throws IOException {
        return stat(taken.key()).filter(now -> arrivalId(now).equals(taken.arrivalId()));
    }

    @Override
    public InputStream openTaken(Taken taken) throws IOException {
        return S3Input.open(client, bucket, S3Keys.theirs(taken.key()), taken.etag());
    }

    /// An object that replaced the taken one stays for its own arrival. Endpoints that know conditional deletes close
    /// the gap between the look and the removal; on others it is one round trip wide.
    @Override
    public void release(Taken taken) throws IOException {
        if (statTaken(taken).isEmpty()) {
            return;
        }
        String theirs = S3Keys.theirs(taken.key());
        try {
            client.deleteObject(request -> request.bucket(bucket).key(theirs).ifMatch(taken.etag()));
        } catch (S3Exception e) {
            if (e.statusCode() == S3Faults.NOT_IMPLEMENTED) {
                delete(taken.key());
            } else if (e.statusCode() != S3Faults.PRECONDITION_FAILED && e.statusCode() != S3Faults.NOT_FOUND) {
                throw S3Faults.fault(e);
            }
        } catch (SdkException e) {
            throw S3Faults.fault(e);
        }
    }

    @Override
    public void moveAway(Taken taken, String key) throws IOException {
        Optional<ObjectInfo> held = statTaken(taken);
        if (held.isPresent()) {
            writer.copy(
                    S3Keys.theirs(taken.key()),
                    S3Keys.plain(key),
                    held.get().bytes(),
                    held.get().etag());
            release(taken);
        }
    }

    /// An object store has no folders that could be left.
    @Override
    public void tidy(String prefix) {}

    @Override
    public void close() {
        client.close();
    }

    private UUID arrivalId(ObjectInfo object) {
        String modified = object.modifiedAt().truncatedTo(ChronoUnit.SECONDS).toString();
        return NameUuid.of(ARRIVALS, String.join("\n", name, object.key(), object.etag(), modified));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
