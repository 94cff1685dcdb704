package org.stenogram.subscriptions.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/// Turns what the server refuses into a problem of RFC 9457. Where query runs in the same process, it does.
@Singleton
@Primary
@Requires(property = "stenogram.subscriptions.enabled", value = "true")
@Requires(property = "stenogram.query.enabled", notEquals = StringUtils.TRUE)
final class ProblemResponses implements ErrorResponseProcessor<Object> {

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        ProblemType type = ProblemType.ofStatus(base.code());
        String path = context.getRequest().getPath();
        String detail = switch (type) {
            case UNKNOWN_PATH -> "Nothing is served at %s; %s describes what is.".formatted(path, Links.CONTRACT);
            case INTERNAL -> "Something went wrong that should not have. The log of the service says what.";
            default -> context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; ", "", "."));
        };
        return base.body((Object) Problem.of(type, base.code(), detail, path))
                .contentType(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
