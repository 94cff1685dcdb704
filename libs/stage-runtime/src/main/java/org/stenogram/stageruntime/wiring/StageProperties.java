package org.stenogram.stageruntime.wiring;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.stenogram.stageruntime.kafka.StageSettings;

/// Properties `stenogram.stage.*`; what is not set has the value of [StageSettings#defaults()].
@ConfigurationProperties("stenogram.stage")
record StageProperties(
        @Nullable Integer parallelism,
        @Nullable Integer maxRecordsInFlight,
        @Nullable Long maxBytesInFlight,
        @Nullable Duration maxBackOff,
        @Nullable Duration stopTimeout,
        @Nullable Duration drainTimeout,
        @Nullable Duration pollWait,
        @Nullable Duration sessionTimeout) {

    StageSettings settings() {
        StageSettings defaults = StageSettings.defaults();
        return new StageSettings(
                or(parallelism, defaults.parallelism()),
                or(maxRecordsInFlight, defaults.maxRecordsInFlight()),
                or(maxBytesInFlight, defaults.maxBytesInFlight()),
                or(maxBackOff, defaults.maxBackOff()),
                or(stopTimeout, defaults.stopTimeout()),
                or(drainTimeout, defaults.drainTimeout()),
                or(pollWait, defaults.pollWait()),
                or(sessionTimeout, defaults.sessionTimeout()));
    }

    private static <T> T or(@Nullable T set, T preset) {
        return set == null ? preset : set;
    }
}
