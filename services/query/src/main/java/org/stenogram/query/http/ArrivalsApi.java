package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.ReceiptAnswer.Receipt;
import org.stenogram.query.kafka.RerunRequests;
import org.stenogram.query.postgres.Desk;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.postgres.ReceiptReader;
import org.stenogram.query.postgres.RunReader;
import org.stenogram.query.postgres.RunReader.Rerun;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.ArrivalFilter;

/// Where is my file, and running again what failed or came out wrong.
@Controller(Links.API)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ArrivalsApi {

    private final ReceiptReader receipts;
    private final RunReader runs;
    private final RerunRequests reruns;
    private final Desk desk;
    private final Questions questions;

    ArrivalsApi(ReceiptReader receipts, RunReader runs, RerunRequests reruns, Desk desk, Questions questions) {
        this.receipts = receipts;
        this.runs = runs;
        this.reruns = reruns;
        this.desk = desk;
        this.questions = questions;
    }

    @Get("/arrivals")
    Page<Receipt> list(HttpRequest<?> request) {
        Parameters parameters =
                Parameters.of(request, "name", "sha256", "id", "document", "batch", "state", "limit", "cursor");
        ArrivalFilter filter = new ArrivalFilter(
                parameters.uuid("batch"),
                parameters.uuid("id"),
                parameters.uuid("document"),
                parameters.name("state"),
                parameters.name("name"),
                parameters.name("sha256"));
        return receipts.arrivals(filter, questions.paging(parameters));
    }

    @Get("/arrivals/{id}")
    Receipt arrival(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        return receipts.arrival(arrivalId(id)).orElseThrow(() -> unknownArrival(id));
    }

    @Post("/arrivals/{id}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> retry(HttpRequest<?> request, @PathVariable String id, @Body Bodies.Rerun body) {
        Parameters.of(request);
        Rerun rerun = runs.ofArrival(arrivalId(id)).orElseThrow(() -> unknownArrival(id));
        if (!rerun.state().equals("failed")) {
            throw new ProblemException(
                    ProblemType.NOTHING_TO_RUN,
                    "This file is %s; only a failed one can be tried again. A document is run again at %s/documents/%s/reprocess."
                            .formatted(rerun.state(), Links.API, rerun.documentId()));
        }
        return begin(rerun, body);
    }

    @Post("/documents/{id}/reprocess")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> reprocess(HttpRequest<?> request, @PathVariable String id, @Body Bodies.Rerun body) {
        Parameters.of(request);
        UUID documentId = Parameters.identifier("A document", id);
        Rerun rerun = runs.ofDocument(documentId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no document %s in the archive. A file that failed is tried again at %s/arrivals/…/retry."
                                .formatted(id, Links.API)));
        return begin(rerun, body);
    }

    private HttpResponse<?> begin(Rerun rerun, Bodies.Rerun body) {
        UUID runId = reruns.request(rerun, body.why(), body.who());
        desk.logRerun(
                rerun.arrival().name(), rerun.documentId(), runId, rerun.state(), new Decision(body.who(), body.why()));
        String timeline = Links.API + "/documents/" + rerun.documentId() + "/timeline";
        return HttpResponse.accepted().body(new Bodies.RerunBegun(runId, rerun.documentId(), timeline));
    }

    private static UUID arrivalId(String id) {
        return Parameters.identifier("An arrival", id);
    }

    private static ProblemException unknownArrival(String id) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                "The archive has not heard of an arrival %s. A file that was dropped just now may not have been taken yet."
                        .formatted(id));
    }
}
