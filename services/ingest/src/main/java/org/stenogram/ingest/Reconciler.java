package org.stenogram.ingest;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.ingest.arrivals.ArrivalManifest;
import org.stenogram.stageruntime.PeriodicRunner;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.RunnerHealth;

/// Compares the arrivals' manifests with the archive and announces again what the archive has not heard of: an event
/// that was lost with its broker, or an archive that was restored from an older copy.
///
/// An arrival that is still unknown after that is announced again after twice as many comparisons each time, so that an
/// archive that is merely behind is not flooded. Manifests that were known are not asked for again while this process
/// lives.
public final class Reconciler implements Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int CHUNK = 1000;
    private static final int MOST_DOUBLINGS = 7;
    /// Clocks of the bucket and of this machine may differ.
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    private record Missing(int announcements, Instant nextAt) {}

    private final Manifests manifests;
    private final ArchivedArrivals archive;
    private final Announcer announcer;
    private final IngestRules rules;
    private final IngestCounts counts;
    private final Predicate<UUID> isOnItsWay;
    private final Clock clock;
    private final Map<UUID, Missing> missing = new HashMap<>();
    private final PeriodicRunner runner;
    private Instant comparedUpTo = Instant.EPOCH;

    /// @param isOnItsWay arrivals that this process is about to announce anyhow
    public Reconciler(
            Manifests manifests,
            ArchivedArrivals archive,
            Announcer announcer,
            IngestRules rules,
            IngestCounts counts,
            Predicate<UUID> isOnItsWay,
            Clock clock) {
        this.manifests = manifests;
        this.archive = archive;
        this.announcer = announcer;
        this.rules = rules;
        this.counts = counts;
        this.isOnItsWay = isOnItsWay;
        this.clock = clock;
        Duration interval = rules.reconcileInterval();
        this.runner = new PeriodicRunner(
                "ingest", "reconciler", new PeriodicRunner.Pauses(Duration.ZERO, interval, interval), this::compare);
    }

    @Override
    public String name() {
        return runner.name();
    }

    @Override
    public void start() {
        runner.start();
    }

    /// An archive that is away keeps nobody from dropping files: it is waited for, and ingest stays ready.
    @Override
    public RunnerHealth health() {
        return runner.health();
    }

    @Override
    public void close() {
        runner.close();
    }

    /// One comparison.
    void compare(BooleanSupplier isStopping) throws IOException {
        Instant now = clock.instant();
        Instant end = now.minus(rules.reconcileGrace());
        List<UUID> chunk = new ArrayList<>(CHUNK);
        int announced = 0;
        try (Stream<Manifests.Entry> entries = manifests.list()) {
            for (Iterator<Manifests.Entry> each = entries.iterator(); each.hasNext() && !isStopping.getAsBoolean(); ) {
                Manifests.Entry entry = each.next();
                if (entry.writtenAt().isAfter(end) || !isInQuestion(entry, now)) {
                    continue;
                }
                chunk.add(entry.arrivalId());
                if (chunk.size() == CHUNK) {
                    announced += announceUnknown(chunk, now);
                    chunk.clear();
                }
            }
        }
        announced += announceUnknown(chunk, now);
        comparedUpTo = end;
        if (announced > 0) {
            LOG.atInfo().addKeyValue("arrivals", announced).log("announced again what the archive did not know");
        }
    }

    private boolean isInQuestion(Manifests.Entry entry, Instant now) {
        Missing before = missing.get(entry.arrivalId());
        if (before != null) {
            return !before.nextAt().isAfter(now);
        }
        return entry.writtenAt().isAfter(comparedUpTo.minus(CLOCK_MARGIN)) || comparedUpTo.equals(Instant.EPOCH);
    }

    private int announceUnknown(List<UUID> arrivalIds, Instant now) throws IOException {
        if (arrivalIds.isEmpty()) {
            return 0;
        }
        Set<UUID> known = archive.known(arrivalIds);
        known.forEach(missing::remove);
        List<PipelineEvent> events = new ArrayList<>();
        for (UUID arrivalId : arrivalIds) {
            if (known.contains(arrivalId)) {
                continue;
            }
            if (isOnItsWay.test(arrivalId)) {
                missing.putIfAbsent(arrivalId, new Missing(0, now));
                continue;
            }
            manifests.find(arrivalId).map(ArrivalManifest::event).ifPresent(events::add);
            missing.compute(arrivalId, (_, before) -> after(before, now));
        }
        if (!events.isEmpty()) {
            announcer.announce(events);
            counts.reannounced(events.size());
        }
        return events.size();
    }

    private Missing after(@Nullable Missing before, Instant now) {
        int announcements = before == null ? 1 : before.announcements() + 1;
        int doublings = Math.min(announcements - 1, MOST_DOUBLINGS);
        return new Missing(announcements, now.plus(rules.reconcileInterval().multipliedBy(1L << doublings)));
    }
}
