package org.stenogram.access.http;

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
import org.stenogram.access.postgres.KeyLookup;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Lets machines in by `Authorization: Bearer stenogram_…`, and people for whom another service asks, by their session.
@Singleton
@Requires(property = "stenogram.access.enabled", value = "true")
final class KeyFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String SCHEME = "bearer ";

    private final KeyLookup keys;
    private final ExecutorService blocking;

    KeyFetcher(KeyLookup keys, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.keys = keys;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        Optional<Token> token = token(request);
        if (token.isEmpty()) {
            return Mono.empty();
        }
        return Mono.<Authentication>fromCallable(
                        () -> keys.find(token.get()).map(SignedIn::new).orElse(null))
                .subscribeOn(Schedulers.fromExecutor(blocking));
    }

    private static Optional<Token> token(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.empty()
                : Token.of(header.substring(SCHEME.length()).strip());
    }
}
