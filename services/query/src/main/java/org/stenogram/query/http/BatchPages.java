package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.UUID;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.ReceiptAnswer.Batch;
import org.stenogram.query.answers.ReceiptAnswer.Receipt;
import org.stenogram.query.bucket.Intake;
import org.stenogram.query.pages.BatchView;
import org.stenogram.query.postgres.PipelineWatch;
import org.stenogram.query.postgres.ReceiptReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.ArrivalFilter;

/// The receipt of a batch for those who dropped it; it follows the files until the batch is closed.
@Controller("/batches/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class BatchPages {

    private final ReceiptReader receipts;
    private final PipelineWatch pipeline;
    private final Intake intake;
    private final Questions questions;
    private final TemplateEngine templates;

    BatchPages(
            ReceiptReader receipts,
            PipelineWatch pipeline,
            Intake intake,
            Questions questions,
            TemplateEngine templates) {
        this.receipts = receipts;
        this.pipeline = pipeline;
        this.intake = intake;
        this.questions = questions;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request, @PathVariable String id) {
        return Html.render(templates, "batch.jte", "view", view(request, id));
    }

    @Get(value = "/live", produces = MediaType.TEXT_HTML)
    String live(HttpRequest<?> request, @PathVariable String id) {
        return Html.render(templates, "batchlive.jte", "view", view(request, id));
    }

    private BatchView view(HttpRequest<?> request, String id) {
        Parameters parameters = Parameters.of(request, "limit", "cursor");
        UUID batchId = Parameters.identifier("A batch", id);
        Page<Receipt> files = receipts.arrivals(ArrivalFilter.ofBatch(batchId, null), questions.paging(parameters));
        Batch batch = receipts.batch(batchId).orElse(null);
        if (batch == null && !intake.isKnown(batchId)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no batch %s.".formatted(batchId));
        }
        String next = files.next() == null ? null : "/batches/" + batchId + "?cursor=" + files.next();
        return new BatchView(batchId, batch, files.items(), next, pipeline.status());
    }
}
