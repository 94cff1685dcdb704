package org.stenogram.query.postgres;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.StatusAnswer.Pace;
import org.stenogram.query.answers.StatusAnswer.StageCounts;
import org.stenogram.query.answers.StatusAnswer.Status;
import org.stenogram.query.answers.StatusAnswer.Totals;

/// Where the pipeline stands and how fast it goes, read once for all who ask, so that many open dashboards cost no more
/// than one. What stages have waiting is told apart from what the whole archive holds, which takes longer to count.
public final class PipelineWatch {

    private static final Totals NOT_COUNTED = new Totals(0, 0, 0, 0);

    private final Samples samples = new Samples();
    private final Shared<Totals> totals;
    private final Shared<Status> status;
    private final Shared<Map<Instant, Long>> hours;

    /// @param clock tells how old the last look is
    public PipelineWatch(StatusReader reader, Clock clock) {
        totals = new Shared<>(reader::totals, clock);
        status = new Shared<>(() -> withPace(reader.status(NOT_COUNTED)), clock);
        hours = new Shared<>(reader::hours, clock);
    }

    /// The pipeline now, or as it was a moment ago.
    public Status status() {
        Totals counted = totals.get();
        Status now = status.get();
        return new Status(now.at(), now.stages(), now.pace(), counted, now.latest());
    }

    /// How many documents were archived in each hour of the last day; hours without any are left out.
    public Map<Instant, Long> hours() {
        return hours.get();
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
