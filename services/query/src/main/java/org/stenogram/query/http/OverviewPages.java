package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import org.stenogram.query.answers.StatusAnswer.Status;
import org.stenogram.query.pages.HourChart;
import org.stenogram.query.pages.Overview;
import org.stenogram.query.postgres.PipelineWatch;
import org.stenogram.query.postgres.ReceiptReader;
import org.stenogram.query.questions.Paging;

/// The first page, and the part of it that is asked for again while it is open.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class OverviewPages {

    private static final Paging LATEST = new Paging(8, null);

    private final PipelineWatch pipeline;
    private final ReceiptReader receipts;
    private final TemplateEngine templates;

    OverviewPages(PipelineWatch pipeline, ReceiptReader receipts, TemplateEngine templates) {
        this.pipeline = pipeline;
        this.receipts = receipts;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request) {
        Parameters.of(request);
        return render("overview.jte");
    }

    @Get(value = "/live", produces = MediaType.TEXT_HTML)
    String live(HttpRequest<?> request) {
        Parameters.of(request);
        return render("live.jte");
    }

    private String render(String template) {
        Status now = pipeline.status();
        return Html.render(
                templates,
                template,
                Map.of(
                        "overview",
                        new Overview(
                                now,
                                HourChart.of(pipeline.hours(), now.at()),
                                receipts.batches(null, LATEST).items(),
                                receipts.failures(null, null, LATEST).items())));
    }
}
