package org.stenogram.query.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.stenogram.query.answers.StatusAnswer.StageCounts;

/// What was counted at the stages in the last five minutes, from which their pace is told.
final class Samples {

    static final Duration WINDOW = Duration.ofMinutes(5);
    /// Of a shorter time nothing is told: a single document more or less would be half of it.
    static final Duration SHORTEST = Duration.ofSeconds(20);

    private static final Duration APART = Duration.ofSeconds(5);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, List<StageCounts> stages) {}

    /// Takes a count; one that follows another within five seconds takes its place, so that few are kept.
    void add(Instant at, List<StageCounts> stages) {
        while (!samples.isEmpty() && samples.getFirst().at().isBefore(at.minus(WINDOW))) {
            samples.removeFirst();
        }
        if (samples.size() > 1) {
            Sample last = samples.removeLast();
            if (!last.at().isBefore(samples.getLast().at().plus(APART))) {
                samples.addLast(last);
            }
        }
        samples.addLast(new Sample(at, List.copyOf(stages)));
    }

    /// How long the stages were watched.
    Duration watched() {
        return samples.isEmpty()
                ? Duration.ZERO
                : Duration.between(samples.getFirst().at(), samples.getLast().at());
    }

    /// How many runs a minute a stage has had behind it, done or failed; nothing when it was watched too short a time.
    OptionalDouble perMinute(String stage) {
        return perMinute(stages -> stages.stream()
                .filter(counts -> counts.stage().equals(stage))
                .mapToLong(counts -> counts.done() + counts.failed())
                .sum());
    }

    /// How many runs a minute have left the pipeline: archived at its end or failed on the way.
    OptionalDouble leavingPerMinute() {
        return perMinute(stages -> {
            long left = stages.isEmpty() ? 0 : stages.getLast().done();
            return left + stages.stream().skip(1).mapToLong(StageCounts::failed).sum();
        });
    }

    private OptionalDouble perMinute(ToLongFunction<List<StageCounts>> count) {
        Duration watched = watched();
        if (watched.compareTo(SHORTEST) < 0) {
            return OptionalDouble.empty();
        }
        long more = count.applyAsLong(samples.getLast().stages())
                - count.applyAsLong(samples.getFirst().stages());
        // A failure that is tried again is none any more.
        return OptionalDouble.of(Math.max(0, more) * 60_000.0 / watched.toMillis());
    }
}
