package org.stenogram.query.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.StatusAnswer.Pace;
import org.stenogram.query.answers.StatusAnswer.StageCounts;
import org.stenogram.query.answers.StatusAnswer.Status;

/// Where the pipeline stands and how fast it goes. It is read once for all who ask within a second, so that many open
/// dashboards cost no more than one.
public final class PipelineWatch {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final StatusReader reader;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final Samples samples = new Samples();
    private volatile @Nullable Status latest;

    /// @param clock tells how old the last look is
    public PipelineWatch(StatusReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// The pipeline now, or as it was less than a second ago; a little older while somebody else is reading it.
    public Status status() {
        Status known = latest;
        if (known != null && isFresh(known)) {
            return known;
        }
        if (known != null && !reading.tryLock()) {
            return known;
        }
        if (known == null) {
            reading.lock();
        }
        try {
            known = latest;
            if (known == null || !isFresh(known)) {
                known = withPace(reader.status());
                latest = known;
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Status status) {
        return clock.instant().isBefore(status.at().plus(FRESH));
    }

    private Status withPace(Status status) {
        Instant at = status.at();
        samples.add(at, status.stages());
        List<StageCounts> stages = status.stages().stream()
                .map(counts -> counts.withPerMinute(orNull(samples.perMinute(counts.stage()))))
                .toList();
        Double leaving = orNull(samples.leavingPerMinute());
        Pace pace = leaving == null
                ? null
                : Pace.of(leaving, status.waiting(), samples.watched().toSeconds());
        return new Status(at, stages, pace, status.totals(), status.latest());
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
