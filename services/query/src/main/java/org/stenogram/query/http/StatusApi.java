package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.answers.StatusAnswer.Status;
import org.stenogram.query.postgres.PipelineWatch;
import org.stenogram.query.postgres.ReceiptReader;

/// Where the pipeline stands.
@Controller(Links.API)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class StatusApi {

    private final PipelineWatch pipeline;
    private final ReceiptReader receipts;
    private final Questions questions;

    StatusApi(PipelineWatch pipeline, ReceiptReader receipts, Questions questions) {
        this.pipeline = pipeline;
        this.receipts = receipts;
        this.questions = questions;
    }

    @Get("/status")
    Status status(HttpRequest<?> request) {
        Parameters.of(request);
        return pipeline.status();
    }

    @Get("/failures")
    Page<Failure> failures(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "stage", "code", "limit", "cursor");
        return receipts.failures(parameters.name("stage"), parameters.name("code"), questions.paging(parameters));
    }
}
