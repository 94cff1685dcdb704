package org.stenogram.query.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Leads people who have not signed in to where they can, and tells everybody else what is missing.
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
@Requires(property = "stenogram.query.enabled", value = "true")
@Requires(property = "stenogram.access.enabled", value = "true")
final class SignInFirst implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private static final String LIVE_PART = "HX-Request";

    private final ProblemResponses responses;

    SignInFirst(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface has it raw
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
        HttpRequest<?> asked = request;
        boolean isLivePart = asked.getHeaders().contains(LIVE_PART);
        if (!exception.isForbidden()
                && asked.getMethod() == HttpMethod.GET
                && !isLivePart
                && !asked.getPath().startsWith(SignInPages.BEGIN)
                && ProblemResponses.wantsPage(asked)) {
            return HttpResponse.seeOther(URI.create(SignInPages.BEGIN + "?to="
                            + URLEncoder.encode(asked.getUri().toString(), StandardCharsets.UTF_8)))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        ProblemException problem = exception.isForbidden()
                ? new ProblemException(
                        ProblemType.NOT_ALLOWED,
                        "%s may not do this here. Ask whoever runs the archive."
                                .formatted(
                                        exception.getAuthentication() == null
                                                ? "You"
                                                : exception.getAuthentication().getName()))
                : new ProblemException(
                        ProblemType.SIGN_IN_NEEDED,
                        "Sign in, or send a key that is good: Authorization: Bearer stenogram_….");
        MutableHttpResponse<?> response = responses.processResponse(
                ErrorContext.builder(asked).cause(problem).build(),
                HttpResponse.status(problem.type().status(), problem.type().title()));
        if (!exception.isForbidden()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Stenogram\"");
            if (isLivePart) {
                // The session has ended while a page was open: the page is loaded anew, which leads to the sign-in.
                response.header("HX-Refresh", "true");
            }
        }
        return response;
    }
}
