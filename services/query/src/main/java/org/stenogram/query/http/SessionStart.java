package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.handlers.RedirectingLoginHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import org.stenogram.access.Token;

/// Answers a browser that comes back from the provider: with the session's cookie, and the page it wanted.
@Singleton
@Requires(property = "stenogram.access.enabled", value = "true")
final class SessionStart implements RedirectingLoginHandler<HttpRequest<?>, MutableHttpResponse<?>> {

    private final SessionCookie cookie;

    SessionStart(SessionCookie cookie) {
        this.cookie = cookie;
    }

    @Override
    public MutableHttpResponse<?> loginSuccess(Authentication authentication, HttpRequest<?> request) {
        if (!(authentication.getAttributes().get(ProviderClaims.TOKEN) instanceof Token token)) {
            throw new IllegalStateException("signed in without a session");
        }
        return HttpResponse.seeOther(URI.create(cookie.wanted(request)))
                .cookie(cookie.of(token))
                .cookie(cookie.wantedGone());
    }

    @Override
    public MutableHttpResponse<?> loginRefresh(
            Authentication authentication, String refreshToken, HttpRequest<?> request) {
        throw new UnsupportedOperationException("sessions are not renewed");
    }

    @Override
    public MutableHttpResponse<?> loginFailed(AuthenticationResponse authenticationResponse, HttpRequest<?> request) {
        throw SignInPages.failed(
                "The answer of the identity provider does not belong to a sign-in that this browser began, or it came too late.");
    }
}
