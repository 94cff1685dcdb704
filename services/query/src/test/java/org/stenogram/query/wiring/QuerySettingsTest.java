package org.stenogram.query.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.stageruntime.wiring.ServiceLauncher;

class QuerySettingsTest {

    @TempDir
    Path bucket;

    @Test
    void theDefaultsCanBeUsed() {
        assertThat(settings(Map.of()).allowedHosts()).containsExactly("localhost", "127.0.0.1", "[::1]");
        assertThat(settings(Map.of("stenogram.query.allowed-hosts", "a.example, b.example"))
                        .allowedHosts())
                .containsExactly("a.example", "b.example");
    }

    @ParameterizedTest
    @CsvSource({
        "stenogram.query.port, 70000",
        "stenogram.query.jdbc-url, mysql://localhost/x",
        "stenogram.query.user, ' '",
        "stenogram.query.pool-size, 0",
        "stenogram.query.page-size, 201",
        "stenogram.query.statement-timeout, 11m",
        "stenogram.query.upload-files, 0",
        "stenogram.query.request-limit, 1MB",
        "stenogram.query.exports, 0",
        "stenogram.query.admin-email, nobody",
    })
    void aValueThatCannotWorkIsRefusedByName(String name, String value) {
        Throwable refused = catchThrowable(() -> settings(Map.of(name, value)));

        assertThat(ServiceLauncher.badSetting(refused))
                .hasValueSatisfying(line -> assertThat(line).contains(name));
    }

    private QuerySettings settings(Map<String, Object> changed) {
        try (ApplicationContext context = ApplicationContext.builder("test")
                .deduceEnvironment(false)
                .propertySources(ServiceLauncher.settingsOf("query").toArray(PropertySource[]::new))
                .propertySources(PropertySource.of("needed", Map.of("stenogram.bucket.folder", bucket.toString()), 999))
                .propertySources(PropertySource.of("changed", changed, 1000))
                .start()) {
            return context.getBean(QuerySettings.class);
        }
    }
}
