package org.stenogram.ingest.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.stageruntime.BadSettingException;

class IngestSettingsTest {

    private static IngestSettings settings(
            String instance, Duration time, long maxBytes, int takes, String jdbcUrl, String user) {
        return new IngestSettings(instance, time, time, time, time, maxBytes, takes, time, time, jdbcUrl, user, "");
    }

    @ParameterizedTest
    @CsvSource({
        "instance, '', PT1S, 1, 1, '', u",
        "poll-interval, i, PT0S, 1, 1, '', u",
        "max-bytes, i, PT1S, 0, 1, '', u",
        "parallel-takes, i, PT1S, 1, 0, '', u",
        "parallel-takes, i, PT1S, 1, 65, '', u",
        "jdbc-url, i, PT1S, 1, 1, 'mysql://', u",
        "user, i, PT1S, 1, 1, 'jdbc:postgresql://h/d', ''",
    })
    void aSettingThatCannotBeUsedIsRefusedByName(
            String name, String instance, Duration time, long maxBytes, int takes, String jdbcUrl, String user) {
        assertThatThrownBy(() -> settings(instance, time, maxBytes, takes, jdbcUrl, user))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("stenogram.ingest." + name + " must ");
    }

    @Test
    void whatCanBeUsedIsTaken() {
        assertThat(settings("i", Duration.ofSeconds(1), 1, 64, "jdbc:postgresql://h/d", "u")
                        .rules()
                        .parallelTakes())
                .isEqualTo(64);
    }
}
