package org.stenogram.storage.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.stageruntime.wiring.ServiceLauncher;

/// Settings as they come from the file and the environment.
class StorageSettingsTest {

    @Test
    void theDefaultsAreUsable() {
        StorageSettings settings = settings(Map.of());

        assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5432/stenogram");
        assertThat(settings.user()).isEqualTo("stenogram_storage");
        assertThat(settings.password()).isEmpty();
        assertThat(settings.poolSize()).isEqualTo(4);
        assertThat(settings.connectTimeout()).hasSeconds(5);
        assertThat(settings.answerTimeout()).hasMinutes(2);
        assertThat(settings.fixityPeriod()).hasDays(30);
        assertThat(settings.fixityBytesPerSecond()).isEqualTo(20_000_000);
        assertThat(settings.payloadSweep()).hasDays(1);
        assertThat(settings.payloadRetention()).hasDays(40);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc-url, jdbc:mysql://localhost/archive, must begin with jdbc:postgresql:",
        "user, ' ', must name a role",
        "pool-size, 1, must be 2 to 100",
        "pool-size, 101, must be 2 to 100",
        "connect-timeout, 10ms, must be between PT1S and PT1M",
        "answer-timeout, 2h, must be between PT1S and PT1H",
        "fixity-period, 30s, 'must be 0s for never, or between PT1M and PT87600H'",
        "fixity-bytes-per-second, 1000, must be 65536 to 10000000000",
        "payload-sweep, 30s, 'must be 0s for never, or between PT1M and PT87600H'",
        "payload-retention, 1d, must be between PT48H and PT87600H",
    })
    void aBadSettingIsRefusedByName(String name, String value, String expectation) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> settings(Map.of("stenogram.storage." + name, value)))
                .satisfies(e -> assertThat(ServiceLauncher.badSetting(e))
                        .hasValueSatisfying(line -> assertThat(line)
                                .contains("stenogram.storage." + name)
                                .contains(expectation)));
    }

    /// The service itself stays off: nothing is connected to.
    private static StorageSettings settings(Map<String, Object> overrides) {
        Map<String, Object> properties = new HashMap<>(overrides);
        properties.put("stenogram.storage.enabled", "false");
        List<PropertySource> sources = new ArrayList<>(ServiceLauncher.settingsOf("storage"));
        sources.add(PropertySource.of("test", properties, 1));
        try (ApplicationContext context = ApplicationContext.builder()
                .propertySources(sources.toArray(PropertySource[]::new))
                .build()
                .start()) {
            return context.getBean(StorageSettings.class);
        }
    }
}
