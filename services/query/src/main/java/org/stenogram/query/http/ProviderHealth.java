package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Says whether people can sign in. It never makes the service unready: who is signed in, and programs with keys, are
/// served without the identity provider, too.
@Singleton
@Readiness
@Requires(property = "stenogram.access.enabled", value = "true")
@Requires(property = "stenogram.query.enabled", value = "true")
final class ProviderHealth implements HealthIndicator {

    private final IdentityProvider provider;

    ProviderHealth(IdentityProvider provider) {
        this.provider = provider;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        String words = provider.isKnown()
                ? "has answered"
                : "cannot be reached; it is asked every few seconds, and nobody can sign in until it answers";
        return Publishers.just(HealthResult.builder("sign-in", HealthStatus.UP)
                .details(Map.of("identity-provider", words))
                .build());
    }
}
