package org.stenogram.subscriptions.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/// Tells who may not ask here what is missing. Where query runs in the same process, it does.
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
@Requires(property = "stenogram.subscriptions.enabled", value = "true")
@Requires(property = "stenogram.query.enabled", notEquals = StringUtils.TRUE)
@Requires(property = "stenogram.access.enabled", value = "true")
final class KeyFirst implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // the interface has it raw
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
        boolean isKnown = exception.isForbidden();
        ProblemType type = isKnown ? ProblemType.NOT_ALLOWED : ProblemType.SIGN_IN_NEEDED;
        String detail = isKnown
                ? "Subscriptions send the archive's events elsewhere: that takes an administrator, or a key of one."
                : "Send a key that is good: Authorization: Bearer stenogram_….";
        MutableHttpResponse<?> response = HttpResponse.status(type.status(), type.title())
                .body((Object) Problem.of(type, type.status(), detail, request.getPath()))
                .contentType(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return isKnown ? response : response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Stenogram\"");
    }
}
