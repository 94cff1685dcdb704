package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.QuotationAnswer;
import org.stenogram.query.postgres.QuotationReader;
import org.stenogram.query.questions.QuotationQuestion;

/// Where does this stand? A quotation finds its place though a few letters are others there.
@Controller(Links.API + "/search/quotation")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class QuotationApi {

    private static final int PLACES = 5;

    private final QuotationReader quotations;

    QuotationApi(QuotationReader quotations) {
        this.quotations = quotations;
    }

    @Get
    QuotationAnswer find(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "q", "collection", "limit");
        return quotations.find(QuotationQuestion.of(
                parameters.text("q", QuotationQuestion.LONGEST),
                parameters.name("collection"),
                parameters.number("limit", 1, PLACES)));
    }
}
