package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.kafka.RerunRequests;
import org.stenogram.query.postgres.Desk;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.postgres.RunReader;
import org.stenogram.query.postgres.RunReader.Rerun;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Runs one document again, from the page of its way.
@Controller("/documents/{id}/rerun")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class RerunPages {

    private final RunReader runs;
    private final RerunRequests reruns;
    private final Desk desk;
    private final Withdrawals withdrawals;

    RerunPages(RunReader runs, RerunRequests reruns, Desk desk, Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
        this.runs = runs;
        this.reruns = reruns;
        this.desk = desk;
    }

    @Post(produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> rerun(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Parameters.of(request);
        UUID documentId = Parameters.identifier("A document", id);
        withdrawals.checkErased(documentId);
        Decision decision = Signature.of(Fields.of(body));
        Rerun rerun = runs.ofDocument(documentId)
                .or(() -> runs.latestOf(documentId))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The archive has never heard of a document %s.".formatted(documentId)));
        UUID runId = reruns.request(rerun, decision.reason(), decision.who());
        desk.logRerun(rerun.arrival().name(), documentId, runId, rerun.state(), decision);
        return Signature.decided("/documents/" + documentId + "/timeline", decision);
    }
}
