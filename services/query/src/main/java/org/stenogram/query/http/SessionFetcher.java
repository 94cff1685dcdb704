package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import org.stenogram.access.Token;
import org.stenogram.access.http.SignedIn;
import org.stenogram.query.postgres.Sessions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Knows people by the cookie of their session. A request that names a key is the machine's whose key it is, whatever
/// cookies come with it.
@Singleton
@Requires(property = "stenogram.access.enabled", value = "true")
@Requires(property = "stenogram.query.enabled", value = "true")
final class SessionFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final ExecutorService blocking;

    SessionFetcher(Sessions sessions, SessionCookie cookie, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        Optional<Token> token = cookie.token(request);
        if (token.isEmpty() || request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
            return Mono.empty();
        }
        return Mono.<Authentication>fromCallable(
                        () -> sessions.find(token.get()).map(SignedIn::new).orElse(null))
                .subscribeOn(Schedulers.fromExecutor(blocking));
    }
}
