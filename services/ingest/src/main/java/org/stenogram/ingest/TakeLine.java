package org.stenogram.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.Taken;
import org.stenogram.ingest.arrivals.Refusal;
import org.stenogram.ingest.inbox.InboxKey;

/// Takes files and writes them down, several at once; what is written down goes on to the [AnnounceLine].
///
/// 1. `take`: a rename into `taking/<arrivalId>/`. From here on the arrival has its identifier.
/// 2. `record`: bytes to `originals/<sha256>`, then `arrivals/<arrivalId>.json`, then a refused file's reason.
/// 3. `announce`: `received` or `failed`, until the broker has it safe.
/// 4. `release`, or the move to `rejected/`: only now is the taken file gone.
///
/// A process that dies after step 1 finds the file in `taking/` at its next start and repeats steps 2 to 4, which
/// change nothing where they were done. What fails for a fault of the world stays taken and is tried again; at most
/// [#MOST_IN_FLIGHT] files are on their way, so memory is bounded whatever is away.
final class TakeLine implements AutoCloseable {

    static final int MOST_IN_FLIGHT = 256;

    private static final Logger LOG = LoggerFactory.getLogger(TakeLine.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    /// A look at the inbox waits so long for room, because the next one begins at the first page again.
    private static final Duration ROOM_WAIT = Duration.ofSeconds(2);
    private static final int MOST_POSTPONED = 100;

    private final IntakeBucket bucket;
    private final FileTaker taker;
    private final Batches batches;
    private final WorldState world;
    private final AnnounceLine next;
    private final Consumer<Throwable> broken;

    private final Semaphore room = new Semaphore(MOST_IN_FLIGHT);
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();
    private final Set<String> beingTaken = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> postponed = new ConcurrentHashMap<>();
    private final Queue<Take> again = new ConcurrentLinkedQueue<>();
    private final ExecutorService takers;

    /// @param broken told of errors that end the process
    TakeLine(
            IntakeBucket bucket,
            FileTaker taker,
            Batches batches,
            WorldState world,
            Announcer announcer,
            int parallelTakes,
            Consumer<Throwable> broken) {
        this.bucket = bucket;
        this.taker = taker;
        this.batches = batches;
        this.world = world;
        this.broken = broken;
        this.next = new AnnounceLine(bucket, announcer, world, this::finished, this::later, broken);
        this.takers = Executors.newFixedThreadPool(
                parallelTakes, Thread.ofPlatform().name("ingest-take-", 0).factory());
    }

    /// Whether this process works on an arrival.
    boolean holds(UUID arrivalId) {
        return held.contains(arrivalId);
    }

    int inFlight() {
        return MOST_IN_FLIGHT - room.availablePermits();
    }

    /// Takes a file of the inbox.
    ///
    /// @return false when there is no room now
    /// @throws IOException when its batch cannot be written
    boolean offer(ObjectInfo file, InboxKey key) throws IOException {
        String sighting = file.key() + "\n" + file.etag();
        if (beingTaken.contains(sighting) || postponed.containsKey(sighting)) {
            return true;
        }
        if (postponed.size() >= MOST_POSTPONED || !enterRoom()) {
            return false;
        }
        UUID batchId = enterBatch(key);
        beingTaken.add(sighting);
        run(() -> take(file, sighting, batchId));
        return true;
    }

    /// Goes on with a file that was taken before, by a process that died.
    ///
    /// @return false when there is no room now
    boolean resume(Taken taken, InboxKey key) throws IOException {
        if (held.contains(taken.arrivalId())) {
            return true;
        }
        if (!enterRoom()) {
            return false;
        }
        Take take = new Take(taken, "", enterBatch(key), System.nanoTime());
        held.add(taken.arrivalId());
        run(() -> record(take));
        return true;
    }

    /// Whether something waits for the bucket.
    boolean isHindered() {
        return !postponed.isEmpty() || !again.isEmpty();
    }

    /// Tries again what failed before and is due.
    void retry() {
        postponed.values().removeIf(until -> until - System.nanoTime() <= 0);
        for (int i = again.size(); i > 0; i--) {
            Take take = again.poll();
            if (take != null && take.isDue(System.nanoTime())) {
                run(() -> record(take));
            } else if (take != null) {
                again.add(take);
            }
        }
    }

    /// An object store shows what was taken until it is released, so a sighting is remembered that long.
    private void take(ObjectInfo file, String sighting, UUID batchId) {
        boolean isHeld = false;
        try {
            Optional<Taken> taken = bucket.take(file);
            if (taken.isPresent() && held.add(taken.get().arrivalId())) {
                isHeld = true;
                record(new Take(taken.get(), sighting, batchId, System.nanoTime()));
            } else {
                leave(batchId);
            }
        } catch (IOException e) {
            world.away(WorldState.Part.BUCKET, e);
            postponed.put(sighting, System.nanoTime() + AGAIN.toNanos());
            leave(batchId);
        } finally {
            if (!isHeld) {
                beingTaken.remove(sighting);
            }
        }
    }

    private void record(Take take) {
        try {
            FileTaker.Recorded recorded = taker.record(take.taken(), take.batchId(), take.givenUp());
            if (recorded.isNew()) {
                batches.counted(take.batchId());
            }
            take.recorded(recorded.manifest());
            world.back(WorldState.Part.BUCKET);
            next.add(take);
        } catch (StillWrittenException e) {
            later(take);
        } catch (ReadingException e) {
            take.failed(Refusal.UNREADABLE);
            later(take);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("arrivalId", take.taken().arrivalId())
                    .setCause(e)
                    .log("taking a file failed");
            take.failed(Refusal.INTERNAL_ERROR);
            later(take);
        } catch (IOException e) {
            finishedElsewhereOrAway(take, e);
        }
    }

    private void finishedElsewhereOrAway(Take take, IOException fault) {
        try {
            if (bucket.statTaken(take.taken()).isEmpty()) {
                finished(take);
                return;
            }
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
        world.away(WorldState.Part.BUCKET, fault);
        later(take);
    }

    private void later(Take take) {
        take.postpone(System.nanoTime() + AGAIN.toNanos());
        again.add(take);
    }

    private void finished(Take take) {
        held.remove(take.taken().arrivalId());
        beingTaken.remove(take.sighting());
        leave(take.batchId());
    }

    private void leave(UUID batchId) {
        batches.left(batchId);
        room.release();
    }

    private boolean enterRoom() {
        try {
            return room.tryAcquire(ROOM_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private UUID enterBatch(InboxKey key) throws IOException {
        boolean entered = false;
        try {
            UUID batchId = batches.enter(key);
            entered = true;
            return batchId;
        } finally {
            if (!entered) {
                room.release();
            }
        }
    }

    private void run(Runnable work) {
        takers.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                broken.accept(e);
            }
        });
    }

    /// Lets what is being taken come to its end; what cannot within ten seconds is found again at the next start.
    @Override
    public void close() {
        takers.shutdown();
        try {
            if (!takers.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                takers.shutdownNow();
            }
        } catch (InterruptedException e) {
            takers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        next.close();
    }
}
