package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.SearchAnswer.Facets;
import org.stenogram.query.answers.SearchAnswer.Found;
import org.stenogram.query.postgres.FacetReader;
import org.stenogram.query.postgres.SearchReader;
import org.stenogram.query.questions.SearchQuestion;

/// Who said what.
@Controller(Links.API + "/search")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class SearchApi {

    private final SearchReader reader;
    private final FacetReader facets;
    private final Questions questions;

    SearchApi(SearchReader reader, FacetReader facets, Questions questions) {
        this.reader = reader;
        this.facets = facets;
        this.questions = questions;
    }

    @Get
    Found search(HttpRequest<?> request) {
        return reader.search(questions.search(Questions.searchParameters(request)));
    }

    @Get("/facets")
    Facets facets(HttpRequest<?> request) {
        Parameters parameters = Questions.filterParameters(request);
        return facets.count(new SearchQuestion(questions.filters(parameters), questions.paging(parameters)));
    }
}
