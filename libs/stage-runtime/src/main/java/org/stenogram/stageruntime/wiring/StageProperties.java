package org.stenogram.stageruntime.wiring;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;
import org.stenogram.stageruntime.BadSettingException;
import org.stenogram.stageruntime.kafka.StageSettings;

/// Properties `stenogram.stage.*`; what is not set has the value of [StageSettings#defaults()].
///
/// Why not a record of `@ConfigurationProperties`: Micronaut takes an optional component whose value it cannot convert
/// for one that is not set, and a typing error would silently run with the default.
final class StageProperties {

    private static final String PREFIX = "stenogram.stage.";

    private final PropertyResolver properties;

    StageProperties(PropertyResolver properties) {
        this.properties = properties;
    }

    /// @throws BadSettingException naming the first setting that cannot be used
    StageSettings settings() {
        StageSettings defaults = StageSettings.defaults();
        return new StageSettings(
                number("parallelism", defaults.parallelism()),
                number("max-records-in-flight", defaults.maxRecordsInFlight()),
                read("max-bytes-in-flight", Long.class, "a whole number", defaults.maxBytesInFlight()),
                duration("max-back-off", defaults.maxBackOff()),
                duration("stop-timeout", defaults.stopTimeout()),
                duration("drain-timeout", defaults.drainTimeout()),
                duration("poll-wait", defaults.pollWait()),
                duration("session-timeout", defaults.sessionTimeout()));
    }

    private int number(String name, int preset) {
        return read(name, Integer.class, "a whole number", preset);
    }

    private Duration duration(String name, Duration preset) {
        return read(name, Duration.class, "a time such as 200ms or 5s", preset);
    }

    private <T> T read(String name, Class<T> type, String what, T preset) {
        if (!properties.containsProperty(PREFIX + name)) {
            return preset;
        }
        String was = properties.getProperty(PREFIX + name, String.class).orElse("empty");
        try {
            return properties
                    .getProperty(PREFIX + name, type)
                    .orElseThrow(() -> new BadSettingException(PREFIX + name, "be " + what, was));
        } catch (ConversionErrorException e) {
            throw new BadSettingException(PREFIX + name, "be " + what, was);
        }
    }
}
