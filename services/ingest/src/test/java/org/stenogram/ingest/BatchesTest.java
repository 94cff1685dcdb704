package org.stenogram.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.ingest.arrivals.ArrivalManifest;
import org.stenogram.ingest.batches.BatchFile;
import org.stenogram.ingest.bucket.BucketBatches;
import org.stenogram.ingest.bucket.BucketManifests;
import org.stenogram.ingest.inbox.InboxKey;

/// Two processes on one bucket, with a clock that the test moves.
class BatchesTest {

    private static final Duration DROP_QUIET = Duration.ofSeconds(30);
    private static final Duration UPLOAD_QUIET = Duration.ofHours(1);

    @TempDir
    Path folder;

    private BucketManifests manifests;
    private BucketBatches store;
    private long nanos;

    @BeforeEach
    void open() {
        FolderBucket bucket = new FolderBucket("test", folder);
        manifests = new BucketManifests(bucket);
        store = new BucketBatches(bucket, manifests);
    }

    @Test
    void dropsOfAnotherProcessAreNotSealedWhileItTakesMoreOfThem() throws Exception {
        Batches owner = batches("owner");
        Batches other = batches("other");
        take(owner, "inbox/minutes/1.txt");
        other.discover(Instant.EPOCH);

        pass(UPLOAD_QUIET.plusSeconds(1));
        take(owner, "inbox/minutes/2.txt");
        assertThat(look(other)).isEmpty();

        pass(DROP_QUIET);
        assertThat(look(other)).isEmpty();
        assertThat(look(owner)).extracting(BatchFile::files).containsExactly(2);
    }

    @Test
    void dropsOfAProcessThatIsGoneAreSealedByAnotherWithAllThatCame() throws Exception {
        Batches gone = batches("gone");
        Batches other = batches("other");
        take(gone, "inbox/minutes/1.txt");
        other.discover(Instant.EPOCH);
        take(gone, "inbox/minutes/2.txt");

        pass(UPLOAD_QUIET.plusSeconds(1));
        assertThat(look(other)).isEmpty();
        pass(UPLOAD_QUIET.plusSeconds(1));

        assertThat(look(other)).extracting(BatchFile::files).containsExactly(2);
    }

    private Batches batches(String instance) {
        return new Batches(store, instance, DROP_QUIET, UPLOAD_QUIET, Clock.systemUTC(), () -> nanos);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    /// A look at an inbox that is empty.
    private Collection<BatchFile> look(Batches batches) throws IOException {
        nanos++;
        batches.beginPass();
        return batches.endPass();
    }

    private void take(Batches batches, String key) throws IOException {
        InboxKey place = InboxKey.of(key);
        UUID batchId = batches.enter(place);
        Arrival arrival = new Arrival(
                UUID.randomUUID(),
                key,
                place.name(),
                place.collection(),
                batchId,
                1,
                Instant.parse("2026-01-02T03:04:05Z"));
        manifests.putNew(new ArrivalManifest(
                DocumentId.at("test", key), arrival, new Original("0".repeat(64), 1, "text/plain"), null));
        batches.counted(batchId);
        batches.left(batchId);
    }
}
