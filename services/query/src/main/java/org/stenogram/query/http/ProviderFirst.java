package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Lets nobody begin a sign-in before the identity provider has answered, and says why.
@ServerFilter({SignInPages.BEGIN, SignInPages.BEGIN + "/**"})
@Requires(property = "stenogram.access.enabled", value = "true")
@Requires(property = "stenogram.query.enabled", value = "true")
final class ProviderFirst implements Ordered {

    /// Who asks in the first moments of the service gets the answer, and not the excuse.
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final IdentityProvider provider;

    ProviderFirst(IdentityProvider provider) {
        this.provider = provider;
    }

    /// After the check of who asks and under which name.
    @Override
    public int getOrder() {
        return ServerFilterPhase.LAST.order();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check() {
        if (!provider.isKnown(WAIT)) {
            throw new ProblemException(
                    ProblemType.IDENTITY_PROVIDER_AWAY,
                    "Nobody can sign in until it answers. It is asked every few seconds: load this page again in a"
                            + " moment. Who is signed in stays so, and the keys of programs work.");
        }
    }
}
