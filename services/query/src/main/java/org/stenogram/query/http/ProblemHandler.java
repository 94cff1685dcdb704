package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.query.problems.ProblemException;

/// Answers with the problem, and tells the log of those that staff must look into.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class ProblemHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    /// More than lies in the buffers of a connection.
    private static final long LARGE = 64 * 1024;

    private final ProblemResponses responses;

    ProblemHandler(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface has it raw
    public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
        if (exception.type().status() >= 500) {
            LOG.atWarn()
                    .setMessage("A request could not be answered")
                    .addKeyValue("outcome", exception.type().code())
                    .addKeyValue("path", request.getPath())
                    .setCause(exception)
                    .log();
        }
        HttpRequest<?> asked = request;
        MutableHttpResponse<?> response = responses.processResponse(
                ErrorContext.builder(asked).cause(exception).build(),
                HttpResponse.status(exception.type().status(), exception.type().title()));
        // Nobody reads the rest of a refused upload, and many senders look for an answer only when all is sent.
        return request.getContentLength() > LARGE ? response.header(HttpHeaders.CONNECTION, "close") : response;
    }
}
