package org.stenogram.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Set;
import java.util.UUID;
import org.stenogram.query.answers.AmendmentAnswer.Amended;
import org.stenogram.query.answers.AmendmentAnswer.Amendment;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.postgres.AmendmentReader;
import org.stenogram.query.postgres.RegressionCases;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.CorrectionWish;

/// What staff put right, for programs.
@Controller(Links.API)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class AmendmentsApi {

    private static final Set<String> OUTCOMES = Set.of("applied", "conflict", "undone", "waiting");

    private final AmendmentReader amendments;
    private final AmendmentDecisions decisions;
    private final RegressionCases cases;
    private final Questions questions;
    private final ObjectMapper json;

    AmendmentsApi(
            AmendmentReader amendments,
            AmendmentDecisions decisions,
            RegressionCases cases,
            Questions questions,
            ObjectMapper json) {
        this.amendments = amendments;
        this.decisions = decisions;
        this.cases = cases;
        this.questions = questions;
        this.json = json;
    }

    @Get("/amendments")
    Page<Amendment> all(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "outcome", "limit", "cursor");
        return amendments.list(null, parameters.oneOf("outcome", OUTCOMES), questions.paging(parameters));
    }

    @Get("/documents/{id}/amendments")
    Page<Amendment> ofDocument(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "outcome", "limit", "cursor");
        UUID documentId = Parameters.identifier("A document", id);
        return amendments.list(documentId, parameters.oneOf("outcome", OUTCOMES), questions.paging(parameters));
    }

    @Post("/documents/{id}/amendments")
    HttpResponse<Amended> amend(HttpRequest<?> request, @PathVariable String id, @Body CorrectionWish wish) {
        Parameters.of(request);
        return HttpResponse.accepted().body(decisions.amend(Parameters.identifier("A document", id), wish));
    }

    @Post("/amendments/{id}/undo")
    HttpResponse<Amended> undo(HttpRequest<?> request, @PathVariable String id, @Body Bodies.Undo undo) {
        Parameters.of(request);
        UUID amendmentId = Parameters.identifier("An amendment", id);
        Amendment amendment = amendments
                .one(amendmentId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The archive has no amendment %s.".formatted(amendmentId)));
        return HttpResponse.accepted().body(decisions.amend(amendment.documentId(), undo.wish(amendmentId)));
    }

    /// One JSON object a line, one line a document.
    @Get(value = "/amendments/export", produces = "application/x-ndjson")
    String export(HttpRequest<?> request) {
        Parameters.of(request);
        StringBuilder lines = new StringBuilder();
        cases.all().forEach(one -> {
            try {
                lines.append(json.writeValueAsString(one)).append('\n');
            } catch (JsonProcessingException e) {
                throw new ProblemException(ProblemType.INTERNAL, "A case cannot be written as JSON.", e);
            }
        });
        return lines.toString();
    }
}
