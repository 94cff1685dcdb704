package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.SearchAnswer.Hit;
import org.stenogram.query.postgres.SearchReader;

/// Who said what.
@Controller(Links.API + "/search")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class SearchApi {

    private final SearchReader reader;
    private final Questions questions;

    SearchApi(SearchReader reader, Questions questions) {
        this.reader = reader;
        this.questions = questions;
    }

    @Get
    Page<Hit> search(HttpRequest<?> request) {
        return reader.search(questions.search(Questions.searchParameters(request)));
    }
}
