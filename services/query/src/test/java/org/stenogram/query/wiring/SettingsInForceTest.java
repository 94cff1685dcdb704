package org.stenogram.query.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsInForceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stenogram.query.password",
                "stenogram.sign-in.client-secret",
                "stenogram.bucket.s3.secret-access-key",
                "stenogram.bucket.s3.access-key-id",
                "stenogram.kafka.properties.sasl.jaas.config",
                "stenogram.kafka.properties.ssl.key.password",
                "stenogram.kafka.properties.ssl.truststore.password",
            })
    void aSecretIsHidden(String name) {
        assertThat(SettingsInForce.shown(name, "k8!xyz")).isEqualTo("hidden");
        assertThat(SettingsInForce.shown(name, "")).isEmpty();
    }

    @Test
    void aSecretWithinAnAddressIsHiddenAndTheRestIsShown() {
        assertThat(SettingsInForce.shown(
                        "stenogram.query.jdbc-url", "jdbc:postgresql://db:5432/a?password=k8xyz&ssl=true"))
                .isEqualTo("jdbc:postgresql://db:5432/a?password=hidden&ssl=true");
        assertThat(SettingsInForce.shown("stenogram.bucket.s3.endpoint", "https://me:k8xyz@s3.city.example/"))
                .isEqualTo("https://hidden@s3.city.example/");
        assertThat(SettingsInForce.shown("stenogram.query.page-size", "20")).isEqualTo("20");
    }
}
