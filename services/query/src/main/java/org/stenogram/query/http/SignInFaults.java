package org.stenogram.query.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.oauth2.endpoint.authorization.response.AuthorizationErrorResponseException;
import io.micronaut.security.oauth2.endpoint.authorization.response.AuthorizationErrorResponseExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.query.problems.ProblemException;

/// Tells who comes back from the provider with nothing but an error.
@Singleton
@Replaces(AuthorizationErrorResponseExceptionHandler.class)
@Requires(property = "stenogram.access.enabled", value = "true")
final class SignInFaults implements ExceptionHandler<AuthorizationErrorResponseException, MutableHttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFaults.class);

    private final ProblemHandler problems;

    SignInFaults(ProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface has it raw
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationErrorResponseException exception) {
        LOG.atWarn()
                .addKeyValue(
                        "outcome", exception.getAuthorizationErrorResponse().getError())
                .log("The identity provider sent somebody back without a sign-in");
        ProblemException problem = SignInPages.failed("The identity provider said no.");
        return (MutableHttpResponse<?>) (HttpResponse<?>) problems.handle(request, problem);
    }
}
