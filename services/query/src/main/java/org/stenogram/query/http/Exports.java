package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.stenogram.exports.Form;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.wiring.QuerySettings;

/// Sends exports as files while they are written, a few at a time.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class Exports {

    private static final int LONGEST_WAIT_SECONDS = 5;

    private final QuerySettings settings;
    private final Semaphore places;

    Exports(QuerySettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.exports(), true);
    }

    /// @param baseName of the file, the form's extension apart
    MutableHttpResponse<?> file(HttpRequest<?> request, Form form, String baseName, Outflow.Body body) {
        MediaType type = MediaType.of(form.mediaType());
        String disposition = Attachment.disposition(baseName + form.extension());
        if (request.getMethod() == HttpMethod.HEAD) {
            return HttpResponse.ok().contentType(type).header("Content-Disposition", disposition);
        }
        return HttpResponse.ok(stream(type, body)).contentType(type).header("Content-Disposition", disposition);
    }

    /// What is written as it is sent.
    StreamedFile stream(MediaType type, Outflow.Body body) {
        takePlace();
        return new StreamedFile(Outflow.of(body, settings.eventPatience(), places::release), type);
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                ProblemType.TOO_MANY_EXPORTS,
                "%d exports are being written, and no more may be at a time. Ask again shortly."
                        .formatted(settings.exports()));
    }
}
