package org.stenogram.subscriptions.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.stageruntime.wiring.ServiceLauncher;

class SubscriptionsSettingsTest {

    @Test
    void theDefaultsCanBeUsed() {
        assertThat(settings(Map.of()).allowedTargets()).isEmpty();
        assertThat(settings(Map.of("stenogram.subscriptions.allowed-targets", "10.0.0.0/8, hooks.inside"))
                        .allowedTargets())
                .containsExactly("10.0.0.0/8", "hooks.inside");
    }

    /// As the compose file sets it where nobody said otherwise.
    @Test
    void anEmptyListOfAllowedTargetsAllowsNone() {
        assertThat(settings(Map.of("stenogram.subscriptions.allowed-targets", ""))
                        .allowedTargets())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stenogram.subscriptions.port, 70000",
        "stenogram.subscriptions.jdbc-url, mysql://localhost/x",
        "stenogram.subscriptions.user, ' '",
        "stenogram.subscriptions.pool-size, 1",
        "stenogram.subscriptions.most-subscriptions, 0",
        "stenogram.subscriptions.send-timeout, 2m",
        "stenogram.subscriptions.retry-first, 2h",
        "stenogram.subscriptions.retry-longest, 1s",
        "stenogram.subscriptions.retry-patience, 91d",
        "stenogram.subscriptions.redelivery-tries, 0",
        "stenogram.subscriptions.lease, 19s",
        "stenogram.subscriptions.ledger-retention, 1m",
        "stenogram.subscriptions.allowed-targets, 10.0.0.0/99",
    })
    void aValueThatCannotWorkIsRefusedByName(String name, String value) {
        Throwable refused = catchThrowable(() -> settings(Map.of(name, value)));

        assertThat(ServiceLauncher.badSetting(refused))
                .hasValueSatisfying(line -> assertThat(line).contains(name));
    }

    private static SubscriptionsSettings settings(Map<String, Object> changed) {
        try (ApplicationContext context = ApplicationContext.builder("test")
                .deduceEnvironment(false)
                .propertySources(ServiceLauncher.settingsOf("subscriptions").toArray(PropertySource[]::new))
                .propertySources(
                        PropertySource.of("not-running", Map.of("stenogram.subscriptions.enabled", "false"), 1000))
                .propertySources(PropertySource.of("changed", changed, 1000))
                .start()) {
            return context.getBean(SubscriptionsSettings.class);
        }
    }
}
