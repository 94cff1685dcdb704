package org.stenogram.query.http;

import static org.stenogram.query.http.EditionChoice.AT;
import static org.stenogram.query.http.EditionChoice.EDITION;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.UUID;
import org.stenogram.query.answers.DocumentAnswer.Summary;
import org.stenogram.query.answers.DocumentAnswer.Version;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.TimelineAnswer.Timeline;
import org.stenogram.query.bucket.Originals;
import org.stenogram.query.postgres.DocumentReader;
import org.stenogram.query.postgres.TimelineReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.Paging;

/// Documents, their texts and their stories.
@Controller(Links.API + "/documents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class DocumentsApi {

    private final DocumentReader documents;
    private final TimelineReader timelines;
    private final Originals originals;
    private final Questions questions;
    private final EditionChoice editions;
    private final Withdrawals withdrawals;

    DocumentsApi(
            DocumentReader documents,
            TimelineReader timelines,
            Originals originals,
            Questions questions,
            EditionChoice editions,
            Withdrawals withdrawals) {
        this.documents = documents;
        this.timelines = timelines;
        this.originals = originals;
        this.questions = questions;
        this.editions = editions;
        this.withdrawals = withdrawals;
    }

    @Get
    Page<Summary> list(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "collection", "name", "from", "to", "limit", "cursor");
        return documents.list(
                parameters.name("collection"),
                parameters.name("name"),
                questions.dates(parameters),
                questions.paging(parameters));
    }

    @Get("/{id}")
    HttpResponse<?> document(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        UUID documentId = Parameters.identifier("A document", id);
        return EditionTag.answer(
                request, version(documentId), () -> HttpResponse.ok(found(documents.detail(documentId), documentId)));
    }

    @Get("/{id}/segments")
    HttpResponse<?> segments(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "from", "limit", "cursor", EDITION, AT);
        int from = parameters.number("from", 1, 1);
        Paging paging = questions.paging(parameters);
        Version version = editions.of(parameters, id);
        return EditionTag.answer(
                request, version, () -> HttpResponse.ok(documents.segments(version.runId(), from, paging)));
    }

    @Get(value = "/{id}/text", produces = MediaType.TEXT_PLAIN)
    HttpResponse<?> text(HttpRequest<?> request, @PathVariable String id) {
        Version version = editions.of(Parameters.of(request, EDITION, AT), id);
        return EditionTag.answer(
                request,
                version,
                () -> HttpResponse.ok(found(documents.text(version.runId()), Parameters.identifier("A document", id)))
                        .contentType("text/plain; charset=utf-8"));
    }

    @Get("/{id}/edits")
    HttpResponse<?> edits(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "limit", "cursor", EDITION, AT);
        Paging paging = questions.paging(parameters);
        Version version = editions.of(parameters, id);
        return EditionTag.answer(request, version, () -> HttpResponse.ok(documents.edits(version.runId(), paging)));
    }

    @Get(value = "/{id}/original", produces = MediaType.ALL)
    HttpResponse<?> original(HttpRequest<?> request, @PathVariable String id) {
        Version version = editions.of(Parameters.of(request, EDITION, AT), id);
        return EditionTag.answer(request, version, () -> {
            MediaType type = Attachment.safeType(version.mediaType());
            return HttpResponse.ok(new StreamedFile(originals.open(version.sha256()), type))
                    .contentType(type)
                    .header("Content-Disposition", Attachment.disposition(version.name()));
        });
    }

    @Get("/{id}/timeline")
    Timeline timeline(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        UUID documentId = Parameters.identifier("A document", id);
        return found(timelines.timeline(documentId), documentId);
    }

    private Version version(UUID documentId) {
        return found(documents.version(documentId), documentId);
    }

    private <T> T found(Optional<T> found, UUID documentId) {
        if (found.isEmpty()) {
            withdrawals.check(documentId);
        }
        return found.orElseThrow(() -> new ProblemException(
                ProblemType.NOT_FOUND,
                "There is no document %s in the archive. %s/arrivals tells of files that are on their way or failed."
                        .formatted(documentId, Links.API)));
    }
}
