package org.stenogram.query.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.access.wiring.AccessSettings;

class SignInSettingsTest {

    private static final Map<String, String> GOOD = Map.of(
            "issuer", "https://login.city.example/realms/staff",
            "client-id", "stenogram",
            "client-secret", "s",
            "public-url", "https://archive.city.example",
            "roles-claim", "groups",
            "administrators", "archive-it",
            "session-length", "PT8H");

    @Test
    void whatIsWhollyGivenOrNotAtAllIsTaken() {
        assertThatCode(() -> settings(GOOD).check(true)).doesNotThrowAnyException();
        assertThatCode(() ->
                        settings(with("issuer", "http://localhost:8090/city")).check(true))
                .doesNotThrowAnyException();
        assertThatCode(() -> settings(Map.of("session-length", "PT8H")).check(false))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, ''",
        "issuer, http://login.city.example",
        "issuer, login",
        "issuer, https://login.city.example?x=1",
        "client-id, ' '",
        "client-secret, ''",
        "public-url, ''",
        "public-url, http://archive.city.example",
        "public-url, https://archive.city.example/below",
        "roles-claim, ''",
        "administrators, ' '",
        "session-length, PT1S",
        "session-length, P32D",
    })
    void whatIsHalfGivenIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> settings(with(name, value)).check(true))
                .hasMessageStartingWith("stenogram.sign-in." + name + " must ");
    }

    @Test
    void aProviderThatNobodyIsSentToIsRefused() {
        assertThatThrownBy(() -> settings(GOOD).check(false)).hasMessageStartingWith("stenogram.access.enabled must ");
    }

    @Test
    void anotherAddressThanLoopbackNeedsASignInOrAWord() {
        String setting = "stenogram.query.host";
        assertThatThrownBy(() -> new AccessSettings(false, false).check(setting, "0.0.0.0"))
                .hasMessageStartingWith(setting + " must ");
        assertThatCode(() -> new AccessSettings(false, false).check(setting, "127.0.0.1"))
                .doesNotThrowAnyException();
        assertThatCode(() -> new AccessSettings(true, false).check(setting, "0.0.0.0"))
                .doesNotThrowAnyException();
        assertThatCode(() -> new AccessSettings(false, true).check(setting, "0.0.0.0"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new AccessSettings(true, true)).hasMessageStartingWith("stenogram.access.open must ");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> changed = new HashMap<>(GOOD);
        changed.put(name, value);
        return changed;
    }

    private static SignInSettings settings(Map<String, String> given) {
        return new SignInSettings(
                given.getOrDefault("issuer", ""),
                given.getOrDefault("client-id", ""),
                given.getOrDefault("client-secret", ""),
                given.getOrDefault("public-url", ""),
                given.getOrDefault("roles-claim", ""),
                "name",
                List.of(),
                List.of(),
                List.of(given.getOrDefault("administrators", "")),
                Duration.parse(Objects.requireNonNull(given.get("session-length"))));
    }
}
