package org.stenogram.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.stageruntime.RunnerHealth;

/// Which parts of the world are away, since when. Logs the change, not each failed attempt.
final class WorldState {

    private static final Logger LOG = LoggerFactory.getLogger(WorldState.class);

    enum Part {
        BUCKET,
        KAFKA
    }

    private final Clock clock;
    private final Map<Part, RunnerHealth.Waiting> away = new EnumMap<>(Part.class);

    WorldState(Clock clock) {
        this.clock = clock;
    }

    synchronized void away(Part part, Exception fault) {
        Instant since = away.containsKey(part) ? away.get(part).since() : clock.instant();
        if (!away.containsKey(part)) {
            LOG.atWarn()
                    .addKeyValue("outcome", "waiting")
                    .addKeyValue("part", part)
                    .setCause(fault)
                    .log("part is away");
        }
        away.put(part, new RunnerHealth.Waiting(part.name().toLowerCase(Locale.ROOT) + ": " + fault, since));
    }

    synchronized void back(Part part) {
        if (away.remove(part) != null) {
            LOG.atInfo()
                    .addKeyValue("outcome", "going on")
                    .addKeyValue("part", part)
                    .log("part is back");
        }
    }

    synchronized boolean isWhole() {
        return away.isEmpty();
    }

    synchronized RunnerHealth health() {
        return away.values().stream()
                .<RunnerHealth>map(each -> each)
                .findFirst()
                .orElseGet(RunnerHealth.Serving::new);
    }
}
