package org.stenogram.stageruntime.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.StageSettings;

class ServiceLauncherTest {

    private static StageSettings settings(Map<String, Object> properties) {
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            context.getBean(KafkaConnection.class);
            return context.getBean(StageSettings.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stenogram.stage.parallelism, 0",
        "stenogram.stage.parallelism, many",
        "stenogram.stage.max-back-off, 45s",
        "stenogram.stage.max-back-off, a while",
        "stenogram.stage.max-bytes-in-flight, -1",
        "stenogram.kafka.bootstrap-servers, nowhere",
    })
    void aSettingThatCannotBeUsedIsNamed(String setting, String value) {
        Throwable refused = catchThrowable(() -> settings(Map.of(setting, value)));

        assertThat(refused).isNotNull();
        assertThat(ServiceLauncher.badSetting(refused))
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith(setting + " must ").doesNotContain("\n"));
    }

    @Test
    void durationsAndNumbersAreReadAsTheReadmeWritesThem() {
        StageSettings settings = settings(Map.of(
                "stenogram.stage.parallelism", "3",
                "stenogram.stage.max-back-off", "10s",
                "stenogram.stage.poll-wait", "250ms"));

        assertThat(settings.parallelism()).isEqualTo(3);
        assertThat(settings.maxBackOff()).hasSeconds(10);
        assertThat(settings.pollWait()).hasMillis(250);
        assertThat(settings.stopTimeout()).isEqualTo(StageSettings.defaults().stopTimeout());
    }

    @Test
    void anErrorThatIsNoSettingsFaultIsNotCalledOne() {
        assertThat(ServiceLauncher.badSetting(new IllegalStateException("stenogram.kafka must start")))
                .isEmpty();
        assertThat(ServiceLauncher.badSetting(new RuntimeException(new IllegalArgumentException("no"))))
                .isEmpty();
    }

    @Test
    void aServiceWithoutASettingsFileIsNoService() {
        assertThatThrownBy(() -> ServiceLauncher.settingsOf("no-such-service"))
                .hasMessageContaining("no-such-service.yml");
    }
}
