package org.stenogram.subscriptions.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.standardwebhooks.Webhook;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @Test
    void itSignsAsTheLibraryOfStandardWebhooksDoes() throws Exception {
        Secret secret = Secret.create(new SecureRandom());
        String body = "{\"name\":\"Protokoll über Gold und 金\"}";

        assertThat(secret.sign("msg_1", 1_774_000_000L, body))
                .isEqualTo(new Webhook(secret.text()).sign("msg_1", 1_774_000_000L, body));
    }

    /// The one that the specification prints.
    @Test
    void itSignsAsTheSpecificationDoes() {
        assertThat(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void itIsTheSameAfterItWasKeptAndIsNotShownInALog() {
        Secret secret = Secret.create(new SecureRandom());

        assertThat(Secret.of(secret.text())).isEqualTo(secret).hasSameHashCodeAs(secret);
        assertThat(secret).hasToString("whsec_…");
        assertThat(Secret.create(new SecureRandom())).isNotEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_%%%"})
    void whatIsNoSecretIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(text));
    }
}
