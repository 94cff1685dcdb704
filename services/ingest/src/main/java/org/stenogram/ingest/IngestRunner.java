package org.stenogram.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.bucket.ObjectInfo;
import org.stenogram.bucket.Taken;
import org.stenogram.ingest.batches.BatchFile;
import org.stenogram.ingest.inbox.InboxKey;
import org.stenogram.ingest.inbox.SettleRule;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;
import org.stenogram.stageruntime.WorldFaultException;

/// Looks at the inbox again and again: takes what is complete, seals the batches that are. The next look comes after
/// [IngestRules#pollInterval()], or sooner, when the bucket tells that something was dropped or a file is about to be
/// complete.
///
/// Start reading here, then [TakeLine] (the way of one file) and [Batches].
public final class IngestRunner implements Runner {

    private static final Logger LOG = LoggerFactory.getLogger(IngestRunner.class);
    private static final int MOST_WATCHED = 50_000;
    private static final Duration DISCOVER = Duration.ofSeconds(30);
    /// Clocks of the bucket and of this machine may differ.
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final long SHORTEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final IntakeBucket bucket;
    private final IngestRules rules;
    private final IngestCounts counts;
    private final Announcer announcer;
    private final Clock clock;
    private final Batches batches;
    private final FileTaker taker;
    private final WorldState world;
    private final SettleRule settle;
    private final Thread thread = Thread.ofPlatform().name("ingest").unstarted(this::work);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Semaphore dropped = new Semaphore(0);
    private volatile @Nullable TakeLine line;
    private volatile RunnerHealth phase = new RunnerHealth.Starting();
    private Duration untilNext = Duration.ZERO;
    private Instant discoveredAt = Instant.EPOCH;
    private Instant resumedAt = Instant.EPOCH;
    private Set<UUID> leftBehind = Set.of();

    /// Connects to nothing yet; see [#start()].
    public IngestRunner(
            IntakeBucket bucket,
            Manifests manifests,
            BatchStore batchStore,
            Announcer announcer,
            IngestRules rules,
            IngestCounts counts,
            Clock clock) {
        this.bucket = bucket;
        this.rules = rules;
        this.counts = counts;
        this.announcer = announcer;
        this.clock = clock;
        this.world = new WorldState(clock);
        this.settle = new SettleRule(rules.settleTime(), MOST_WATCHED);
        this.taker = new FileTaker(bucket, manifests, counts, rules.maxBytes(), clock);
        this.batches = new Batches(
                batchStore, rules.instance(), rules.dropQuiet(), rules.uploadQuiet(), clock, System::nanoTime);
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void start() {
        line = new TakeLine(bucket, taker, batches, world, announcer, rules.parallelTakes(), this::broken);
        thread.start();
    }

    @Override
    public RunnerHealth health() {
        return switch (phase) {
            case RunnerHealth.Stopped stopped -> stopped;
            case RunnerHealth.Broken broken -> broken;
            case RunnerHealth.Starting starting -> world.isWhole() ? starting : world.health();
            case RunnerHealth.Serving _ -> world.health();
            case RunnerHealth.Waiting _ -> world.health();
        };
    }

    /// Whether this process works on an arrival at the moment.
    public boolean holds(UUID arrivalId) {
        TakeLine now = line;
        return now != null && now.holds(arrivalId);
    }

    /// How many files are being taken.
    public int inFlight() {
        TakeLine now = line;
        return now == null ? 0 : now.inFlight();
    }

    @Override
    public void close() {
        stop.countDown();
        dropped.release();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TakeLine now = line;
        if (now != null) {
            now.close();
        }
        if (!(phase instanceof RunnerHealth.Broken)) {
            phase = new RunnerHealth.Stopped();
        }
    }

    private void work() {
        Duration backOff = rules.pollInterval();
        try (Closeable _ = watch()) {
            while (stop.getCount() > 0) {
                long began = System.nanoTime();
                if (look()) {
                    backOff = rules.pollInterval();
                    rest(System.nanoTime() - began);
                } else {
                    backOff = longer(backOff);
                    boolean _ = stop.await(backOff.toNanos(), TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            broken(e);
        }
    }

    /// Without it drops are found at the next look.
    private Closeable watch() {
        try {
            return bucket.watch(InboxKey.INBOX, dropped::release);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("the inbox cannot be watched, it is looked at only");
            return () -> {};
        }
    }

    /// At least three times as long as the look took, so that a stream of drops does not keep it looking.
    private void rest(long lookNanos) throws InterruptedException {
        long longest = rules.pollInterval().toNanos();
        long shortest = Math.min(longest, Math.max(SHORTEST_REST_NANOS, 3 * lookNanos));
        if (!stop.await(shortest, TimeUnit.NANOSECONDS)) {
            longest = Math.min(longest, untilNext.toNanos());
            boolean _ = dropped.tryAcquire(longest - shortest, TimeUnit.NANOSECONDS);
            dropped.drainPermits();
        }
    }

    /// One look at the inbox; false when a part of the world is away.
    private boolean look() {
        TakeLine takes = Objects.requireNonNull(line, "made at the start");
        try {
            discover();
            resumeLeftBehind(takes);
            takes.retry();
            batches.beginPass();
            boolean wasAway = takes.isHindered();
            boolean sawAll = scan(takes);
            untilNext = sawAll ? settle.untilNext() : rules.pollInterval();
            if (sawAll) {
                seal();
            }
            if (!wasAway && !takes.isHindered()) {
                world.back(WorldState.Part.BUCKET);
            }
            phase = new RunnerHealth.Serving();
            return true;
        } catch (IOException e) {
            world.away(WorldState.Part.BUCKET, e);
        } catch (UncheckedIOException e) {
            world.away(WorldState.Part.BUCKET, e);
        } catch (WorldFaultException e) {
            world.away(WorldState.Part.KAFKA, e);
        }
        return false;
    }

    private void seal() throws IOException {
        for (BatchFile batch : batches.endPass()) {
            announcer.announce(List.of(batch.event()));
            world.back(WorldState.Part.KAFKA);
            batches.announced(batch);
        }
    }

    /// Batches that others began, `query` with its uploads above all.
    private void discover() throws IOException {
        Instant now = clock.instant();
        if (!discoveredAt.plus(DISCOVER).isAfter(now)) {
            batches.discover(discoveredAt.equals(Instant.EPOCH) ? discoveredAt : discoveredAt.minus(CLOCK_MARGIN));
            discoveredAt = now;
        }
    }

    /// Files that a process took and did not finish: at the start all of them; later those that lie there unchanged
    /// from one comparison to the next, because another process, which took them, lives no more.
    private void resumeLeftBehind(TakeLine takes) throws IOException {
        Instant now = clock.instant();
        if (resumedAt.plus(rules.reconcileInterval()).isAfter(now)) {
            return;
        }
        boolean atStart = resumedAt.equals(Instant.EPOCH);
        Set<UUID> stillThere = new HashSet<>();
        try (Stream<Taken> left = bucket.taken()) {
            for (Iterator<Taken> each = left.iterator(); each.hasNext(); ) {
                Taken taken = each.next();
                boolean isLeft = atStart || leftBehind.contains(taken.arrivalId());
                if (isLeft && InboxKey.isOne(taken.key()) && !takes.resume(taken, InboxKey.of(taken.key()))) {
                    return;
                }
                stillThere.add(taken.arrivalId());
            }
        }
        leftBehind = stillThere;
        resumedAt = now;
    }

    /// @return whether all of the inbox was seen
    private boolean scan(TakeLine takes) throws IOException {
        int waiting = 0;
        try (Stream<ObjectInfo> files = bucket.list(InboxKey.INBOX)) {
            for (Iterator<ObjectInfo> each = files.iterator(); each.hasNext(); ) {
                ObjectInfo file = each.next();
                InboxKey key = InboxKey.of(file.key());
                Optional<UUID> upload = batches.uploadOf(key);
                if (upload.isEmpty() && key.isTemporary()) {
                    continue;
                }
                waiting++;
                batches.seen(key, upload);
                if (upload.isPresent() || isWhole(file)) {
                    if (stop.getCount() == 0 || !takes.offer(file, key)) {
                        counts.waitingAtLeast(waiting);
                        return false;
                    }
                    settle.forget(file.key());
                }
            }
        }
        counts.waiting(waiting, settle.endPass(System.nanoTime()));
        return true;
    }

    private boolean isWhole(ObjectInfo file) {
        return bucket.isWholeByNature() || settle.isSettled(file.key(), file.etag(), System.nanoTime());
    }

    private Duration longer(Duration backOff) {
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    }

    private void broken(Throwable error) {
        phase = new RunnerHealth.Broken(error.toString());
        stop.countDown();
        LOG.atError().setCause(error).log("ingest ended by an error");
    }
}
