package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.query.answers.DeskAnswer.FaultyOriginal;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.answers.StatusAnswer.Status;
import org.stenogram.query.postgres.FailureReader;
import org.stenogram.query.postgres.PipelineWatch;
import org.stenogram.query.postgres.ReceiptReader;

/// Where the pipeline stands.
@Controller(Links.API)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class StatusApi {

    private final PipelineWatch pipeline;
    private final ReceiptReader receipts;
    private final FailureReader failures;
    private final Questions questions;

    StatusApi(PipelineWatch pipeline, ReceiptReader receipts, FailureReader failures, Questions questions) {
        this.pipeline = pipeline;
        this.receipts = receipts;
        this.failures = failures;
        this.questions = questions;
    }

    @Get("/status")
    Status status(HttpRequest<?> request) {
        Parameters.of(request);
        return pipeline.status();
    }

    @Get("/originals/faulty")
    Page<FaultyOriginal> faultyOriginals(HttpRequest<?> request) {
        return failures.faultyOriginals(questions.paging(Parameters.of(request, "limit", "cursor")));
    }

    @Get("/failures")
    Page<Failure> failures(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "stage", "code", "limit", "cursor");
        return receipts.failures(parameters.name("stage"), parameters.name("code"), questions.paging(parameters));
    }
}
