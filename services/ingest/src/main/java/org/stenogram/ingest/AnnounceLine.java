package org.stenogram.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.stenogram.bucket.IntakeBucket;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.ingest.arrivals.ArrivalManifest;

/// Announces files that were written down and then lets go of them, in groups: one round trip to the broker serves all
/// files that became ready during the one before.
final class AnnounceLine implements AutoCloseable {

    private static final int LARGEST_GROUP = 256;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final IntakeBucket bucket;
    private final Announcer announcer;
    private final WorldState world;
    private final Consumer<Take> finished;
    private final Consumer<Take> later;
    private final BlockingQueue<Take> ready = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closing;

    /// @param finished told of files that are let go
    /// @param later told of files that were announced and could not be let go
    /// @param broken told of errors that end the process
    AnnounceLine(
            IntakeBucket bucket,
            Announcer announcer,
            WorldState world,
            Consumer<Take> finished,
            Consumer<Take> later,
            Consumer<Throwable> broken) {
        this.bucket = bucket;
        this.announcer = announcer;
        this.world = world;
        this.finished = finished;
        this.later = later;
        this.thread = Thread.ofPlatform().name("ingest-announce").unstarted(() -> {
            try {
                work();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                broken.accept(e);
            }
        });
        thread.start();
    }

    void add(Take take) {
        ready.add(take);
    }

    private void work() throws InterruptedException {
        while (!closing || !ready.isEmpty()) {
            Take first = ready.poll(50, TimeUnit.MILLISECONDS);
            if (first != null) {
                List<Take> group = new ArrayList<>();
                group.add(first);
                ready.drainTo(group, LARGEST_GROUP - 1);
                if (announce(group)) {
                    group.forEach(this::letGo);
                }
            }
        }
    }

    /// Tries without end. False only when closing: the files stay in `taking/` and are announced after the next start.
    private boolean announce(List<Take> group) throws InterruptedException {
        List<? extends PipelineEvent> events =
                group.stream().map(take -> take.manifest().event()).toList();
        for (Duration backOff = FIRST_BACK_OFF; ; backOff = backOff.multipliedBy(2)) {
            try {
                announcer.announce(events);
                world.back(WorldState.Part.KAFKA);
                return true;
            } catch (RuntimeException e) {
                world.away(WorldState.Part.KAFKA, e);
                if (closing) {
                    return false;
                }
                Thread.sleep(backOff.compareTo(LONGEST_BACK_OFF) < 0 ? backOff : LONGEST_BACK_OFF);
            }
        }
    }

    private void letGo(Take take) {
        ArrivalManifest manifest = take.manifest();
        try {
            if (manifest.refusal() == null) {
                bucket.release(take.taken());
            } else {
                bucket.moveAway(take.taken(), RejectedKeys.file(take.taken()));
            }
            finished.accept(take);
        } catch (IOException e) {
            world.away(WorldState.Part.BUCKET, e);
            later.accept(take);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
