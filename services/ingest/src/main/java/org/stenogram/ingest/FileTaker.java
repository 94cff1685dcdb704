package org.stenogram.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.Kept;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.Taken;
import org.stenogram.bucket.UnreadableObjectException;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.ingest.arrivals.ArrivalManifest;
import org.stenogram.ingest.arrivals.Refusal;
import org.stenogram.ingest.inbox.InboxKey;
import org.stenogram.ingest.inbox.NameRule;
import org.stenogram.ingest.media.MediaTypes;

/// Keeps the bytes of a taken file and writes down what arrived. Every step can be repeated: after a crash the same
/// file under the same arrival gives the same manifest.
final class FileTaker {

    private final IntakeBucket bucket;
    private final Manifests manifests;
    private final IngestCounts counts;
    private final long maxBytes;
    private final Clock clock;

    FileTaker(IntakeBucket bucket, Manifests manifests, IngestCounts counts, long maxBytes, Clock clock) {
        this.bucket = bucket;
        this.manifests = manifests;
        this.counts = counts;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    /// What was written down, and whether it was by this call.
    record Recorded(ArrivalManifest manifest, boolean isNew) {}

    private record Verdict(long bytes, Optional<Original> original, Optional<Refusal> refusal, boolean isNewOriginal) {

        static Verdict refuse(Refusal refusal, long bytes) {
            return new Verdict(bytes, Optional.empty(), Optional.of(refusal), false);
        }
    }

    /// Keeps and writes down.
    ///
    /// @param givenUp refuses the file unread: it failed too often
    /// @throws NoSuchFileException when another process finished it, or its object was replaced
    /// @throws ReadingException when its bytes cannot be read: perhaps the file's fault
    /// @throws StillWrittenException when somebody writes to it: to be tried again
    /// @throws IOException when the bucket is away
    Recorded record(Taken taken, UUID batchId, Optional<Refusal> givenUp) throws IOException {
        Optional<ArrivalManifest> known = manifests.find(taken.arrivalId());
        Recorded recorded = known.isPresent()
                ? new Recorded(known.get(), false)
                : write(taken, batchId, givenUp.isPresent() ? refusedUnread(taken, givenUp.get()) : judge(taken));
        Refusal refusal = recorded.manifest().refusal();
        if (refusal != null) {
            String explanation = refusal.explanation(recorded.manifest());
            bucket.put(
                    RejectedKeys.reason(taken), new ByteArrayInputStream(explanation.getBytes(StandardCharsets.UTF_8)));
        }
        return recorded;
    }

    private Recorded write(Taken taken, UUID batchId, Verdict verdict) throws IOException {
        String key = NameRule.asText(taken.key());
        InboxKey place = InboxKey.of(key);
        Arrival arrival = new Arrival(
                taken.arrivalId(),
                key,
                place.name(),
                place.collection(),
                batchId,
                verdict.bytes(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        ArrivalManifest manifest = new ArrivalManifest(
                DocumentId.at(bucket.name(), key),
                arrival,
                verdict.original().orElse(null),
                verdict.refusal().orElse(null));
        if (!manifests.putNew(manifest)) {
            ArrivalManifest first = manifests
                    .find(taken.arrivalId())
                    .orElseThrow(() -> new IOException("manifest " + taken.arrivalId() + " came and went"));
            return new Recorded(first, false);
        }
        verdict.refusal()
                .ifPresentOrElse(counts::refused, () -> counts.taken(verdict.bytes(), verdict.isNewOriginal()));
        return new Recorded(manifest, true);
    }

    private Verdict refusedUnread(Taken taken, Refusal refusal) throws IOException {
        return Verdict.refuse(refusal, held(taken).bytes());
    }

    private Verdict judge(Taken taken) throws IOException {
        ObjectInfo before = held(taken);
        if (!NameRule.isText(taken.key())) {
            return Verdict.refuse(Refusal.BAD_NAME, before.bytes());
        }
        try (InputStream bytes = bucket.openTaken(taken)) {
            if (before.bytes() == 0) {
                return Verdict.refuse(Refusal.EMPTY_FILE, 0);
            }
            if (before.bytes() > maxBytes) {
                return Verdict.refuse(Refusal.TOO_LARGE, before.bytes());
            }
            HeadReader reader = new HeadReader(bytes, maxBytes);
            Kept kept = bucket.keep("originals/", reader);
            // What went away by now was read whole: its bytes are an arrival all the same.
            if (bucket.statTaken(taken)
                    .filter(after -> !after.etag().equals(before.etag()))
                    .isPresent()) {
                throw new StillWrittenException(taken.key());
            }
            String name = taken.key().substring(taken.key().lastIndexOf('/') + 1);
            Original original = new Original(kept.sha256(), kept.bytes(), MediaTypes.of(name, reader.head()));
            return new Verdict(kept.bytes(), Optional.of(original), Optional.empty(), kept.isNew());
        } catch (UnreadableObjectException e) {
            return Verdict.refuse(
                    switch (e.fault()) {
                        case NOT_A_FILE -> Refusal.NOT_A_FILE;
                        case NO_PERMISSION -> Refusal.UNREADABLE;
                    },
                    before.bytes());
        }
    }

    private ObjectInfo held(Taken taken) throws IOException {
        return bucket.statTaken(taken).orElseThrow(() -> new NoSuchFileException(taken.heldAt()));
    }
}
