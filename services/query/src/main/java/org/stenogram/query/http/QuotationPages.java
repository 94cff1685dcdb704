package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.query.pages.QuotationView;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.postgres.QuotationReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.questions.QuotationQuestion;

/// Finds a quotation for people. One that cannot be looked for keeps its form and says why.
@Controller("/quotation")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class QuotationPages {

    private static final int PLACES = 5;

    private final QuotationReader quotations;
    private final TemplateEngine templates;

    QuotationPages(QuotationReader quotations, TemplateEngine templates) {
        this.quotations = quotations;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> page(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "q");
        String typed = Shown.orEmpty(request.getParameters().get("q")).strip();
        if (typed.isEmpty()) {
            return HttpResponse.ok(render(new QuotationView("", null, null)));
        }
        try {
            QuotationQuestion question =
                    QuotationQuestion.of(parameters.text("q", QuotationQuestion.LONGEST), null, PLACES);
            return HttpResponse.ok(render(new QuotationView(typed, null, quotations.find(question))));
        } catch (ProblemException e) {
            if (e.type().status() >= 500) {
                throw e;
            }
            return HttpResponse.<String>badRequest().body(render(new QuotationView(typed, e.detail(), null)));
        }
    }

    private String render(QuotationView view) {
        return Html.render(templates, "quotation.jte", "view", view);
    }
}
