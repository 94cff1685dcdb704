package org.stenogram.query.http;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.told;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonSyntaxException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import org.stenogram.query.answers.Links;
import org.stenogram.query.pages.Notice;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Turns everything that goes wrong, in the server or in this service, into a problem of RFC 9457; into a page
/// where a person asks for pages.
@Singleton
@Primary
@Requires(property = "stenogram.query.enabled", value = "true")
final class ProblemResponses implements ErrorResponseProcessor<Object> {

    private final TemplateEngine templates;

    ProblemResponses(TemplateEngine templates) {
        this.templates = templates;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        HttpRequest<?> request = context.getRequest();
        Problem problem = problem(context, base.code());
        MutableHttpResponse<Object> response = base.status(problem.status()).body((Object) problem);
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, "5");
        }
        if (wantsPage(request)) {
            return response.body((Object) Html.render(
                            templates,
                            "problem.jte",
                            () -> Map.of(
                                    "notice",
                                    new Notice(
                                            problem.status(), term("problem", code(problem)), told(problem.detail())))))
                    .contentType(MediaType.TEXT_HTML_TYPE);
        }
        return response.contentType(Problem.MEDIA_TYPE);
    }

    private static Problem problem(ErrorContext context, int status) {
        String path = context.getRequest().getPath();
        Throwable cause = context.getRootCause().orElse(null);
        return switch (cause) {
            case ProblemException known -> Problem.of(known.type(), known.type().status(), known.detail(), path);
            case ContentLengthExceededException _ ->
                Problem.of(ProblemType.TOO_LARGE, 413, "The request is larger than this server takes.", path);
            case JsonSyntaxException _ ->
                Problem.of(ProblemType.BAD_BODY, 400, "The body must be JSON as /openapi describes it.", path);
            case ConversionErrorException _ ->
                Problem.of(ProblemType.BAD_BODY, 400, "The body must be JSON as /openapi describes it.", path);
            case HttpClientException _
            when path.startsWith(SignInPages.BEGIN) ->
                Problem.of(
                        ProblemType.SIGN_IN_FAILED,
                        400,
                        SignInPages.failed("The identity provider does not take the sign-in, or does not answer.")
                                .detail(),
                        path);
            case null, default -> {
                ProblemType type = ProblemType.ofStatus(status);
                yield Problem.of(type, status, detail(type, context), path);
            }
        };
    }

    private static String detail(ProblemType type, ErrorContext context) {
        String path = context.getRequest().getPath();
        String method = context.getRequest().getMethodName();
        return switch (type) {
            case UNKNOWN_PATH ->
                "Nothing is served at %s. The paths of the API begin with %s; /openapi describes them."
                        .formatted(path, Links.API);
            case METHOD_NOT_ALLOWED ->
                "%s cannot be used at %s; the Allow header says what can.".formatted(method, path);
            case NOT_ACCEPTABLE -> "What is served at %s has another media type than was asked for.".formatted(path);
            case UNSUPPORTED_MEDIA_TYPE ->
                "The body at %s must have another Content-Type; /openapi says which.".formatted(path);
            case TOO_LARGE -> "The request is larger than this server takes.";
            case INTERNAL -> "Something went wrong that should not have. The log of the query service says what.";
            default -> context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; ", "", "."));
        };
    }

    private static String code(Problem problem) {
        return problem.type().substring(problem.type().lastIndexOf(':') + 1);
    }

    static boolean wantsPage(HttpRequest<?> request) {
        String path = request.getPath();
        boolean isForm = path.equals(Links.API + "/uploads");
        return (isForm || !path.startsWith(Links.API + "/"))
                && request.getHeaders().accept().stream()
                        .anyMatch(type -> type.getName().equals(MediaType.TEXT_HTML));
    }
}
