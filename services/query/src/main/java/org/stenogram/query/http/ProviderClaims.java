package org.stenogram.query.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.oauth2.endpoint.authorization.state.State;
import io.micronaut.security.oauth2.endpoint.token.response.DefaultOpenIdAuthenticationMapper;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdAuthenticationMapper;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdClaims;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdTokenResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.access.Caller;
import org.stenogram.access.Caller.Kind;
import org.stenogram.access.ClaimMapping;
import org.stenogram.access.Role;
import org.stenogram.access.Token;
import org.stenogram.query.postgres.Sessions;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.wiring.SignInSettings;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Begins a session for whom the provider's checked claims give a role.
@Singleton
@Replaces(DefaultOpenIdAuthenticationMapper.class)
@Requires(property = "stenogram.access.enabled", value = "true")
final class ProviderClaims implements OpenIdAuthenticationMapper {

    /// The attribute of what is answered that holds the session.
    static final String TOKEN = "token";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderClaims.class);

    private final ClaimMapping mapping;
    private final SignInSettings settings;
    private final Sessions sessions;
    private final ExecutorService blocking;
    private final SecureRandom random = new SecureRandom();

    ProviderClaims(
            SignInSettings settings, Sessions sessions, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.mapping = settings.mapping();
        this.settings = settings;
        this.sessions = sessions;
        this.blocking = blocking;
    }

    @Override
    public Publisher<AuthenticationResponse> createAuthenticationResponse(
            String providerName, OpenIdTokenResponse tokenResponse, OpenIdClaims openIdClaims, @Nullable State state) {
        return Mono.fromCallable(() -> begin(openIdClaims)).subscribeOn(Schedulers.fromExecutor(blocking));
    }

    private AuthenticationResponse begin(OpenIdClaims claims) {
        String name = mapping.name(claims.getClaims());
        Optional<Role> role = mapping.role(claims.getClaims());
        if (role.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("who", name)
                    .addKeyValue("outcome", "no-role")
                    .log("Somebody without a role signed in");
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED,
                    "You are known as %s, and none of your groups may use this archive. Ask whoever runs it for a role."
                            .formatted(name));
        }
        Token token = Token.create(random);
        Caller person = new Caller(name, role.get(), Kind.PERSON);
        sessions.begin(token, person, claims.getSubject(), settings.sessionLength());
        LOG.atInfo()
                .addKeyValue("who", name)
                .addKeyValue("role", role.get().code())
                .log("Somebody signed in");
        return AuthenticationResponse.success(name, List.of(role.get().code()), Map.of(TOKEN, token));
    }
}
