package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import org.stenogram.query.problems.ProblemException;

/// Puts words to what the library of the sign-in answers with a bare status: a token that is not as it must be. Why
/// exactly is in the log, and no business of whoever sent it.
@ServerFilter("/sign-in/callback")
@Requires(property = "stenogram.access.enabled", value = "true")
@Requires(property = "stenogram.query.enabled", value = "true")
final class RefusedToken {

    private final ProblemResponses responses;

    RefusedToken(ProblemResponses responses) {
        this.responses = responses;
    }

    @ResponseFilter
    MutableHttpResponse<?> explain(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() != HttpStatus.UNAUTHORIZED.getCode()) {
            return response;
        }
        ProblemException problem = SignInPages.failed("What the identity provider sent cannot be trusted.");
        return responses.processResponse(
                ErrorContext.builder(request).cause(problem).build(),
                HttpResponse.status(problem.type().status(), problem.type().title()));
    }
}
