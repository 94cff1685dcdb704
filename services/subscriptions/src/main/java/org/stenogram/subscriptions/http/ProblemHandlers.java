package org.stenogram.subscriptions.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.eventfeed.FeedAwayException;
import org.stenogram.subscriptions.LedgerAwayException;

/// Answers to what this service itself refuses, whatever else runs in the process.
@Factory
@Requires(property = "stenogram.subscriptions.enabled", value = "true")
final class ProblemHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandlers.class);
    private static final String AWAY =
            "The archive's database does not answer, or is not set up yet. Nothing is lost; try again shortly.";

    @Singleton
    ExceptionHandler<ProblemException, HttpResponse<?>> problems() {
        return (request, problem) -> respond(request, problem.type(), problem.detail());
    }

    @Singleton
    ExceptionHandler<LedgerAwayException, HttpResponse<?>> ledgerAway() {
        return (request, away) -> away(request, away);
    }

    @Singleton
    ExceptionHandler<FeedAwayException, HttpResponse<?>> feedAway() {
        return (request, away) -> away(request, away);
    }

    private static HttpResponse<?> away(HttpRequest<?> request, RuntimeException away) {
        LOG.atWarn()
                .addKeyValue("outcome", ProblemType.ARCHIVE_AWAY.code())
                .addKeyValue("path", request.getPath())
                .setCause(away)
                .log("A request could not be answered");
        return respond(request, ProblemType.ARCHIVE_AWAY, AWAY).header(HttpHeaders.RETRY_AFTER, "5");
    }

    private static MutableHttpResponse<?> respond(HttpRequest<?> request, ProblemType type, String detail) {
        return HttpResponse.status(type.status(), type.title())
                .body((Object) Problem.of(type, type.status(), detail, request.getPath()))
                .contentType(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
