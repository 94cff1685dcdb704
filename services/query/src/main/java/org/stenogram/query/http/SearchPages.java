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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.stenogram.query.answers.SavedSearch;
import org.stenogram.query.answers.SearchAnswer.Facets;
import org.stenogram.query.answers.SearchAnswer.Found;
import org.stenogram.query.pages.SearchView;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.postgres.FacetReader;
import org.stenogram.query.postgres.SearchReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.questions.Paging;
import org.stenogram.query.questions.SearchQuestion;

/// Search for people. A question that makes no sense keeps its form and says why.
@Controller("/search")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class SearchPages {

    /// Searches that are kept, on the page before anything is asked.
    private static final int SAVED = 20;

    private final SearchReader reader;
    private final FacetReader facets;
    private final SavedSearchDesk searches;
    private final Questions questions;
    private final TemplateEngine templates;

    SearchPages(
            SearchReader reader,
            FacetReader facets,
            SavedSearchDesk searches,
            Questions questions,
            TemplateEngine templates) {
        this.reader = reader;
        this.facets = facets;
        this.searches = searches;
        this.questions = questions;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> page(HttpRequest<?> request) {
        Parameters parameters = Questions.searchParameters(request);
        SearchView.Form form = form(request);
        if ((form.q() + form.speaker()).isBlank() && !form.hasFilters()) {
            List<SavedSearch> saved =
                    searches.list(request, new Paging(SAVED, null)).items();
            return HttpResponse.ok(render(
                    () -> new SearchView(form, Questions.KINDS, false, null, List.of(), null, "", saved, "", null)));
        }
        try {
            SearchQuestion question = questions.search(parameters);
            Found found = reader.search(question);
            SearchLinks links = new SearchLinks("/search", request);
            SearchLinks feed = new SearchLinks("/feeds/search", request);
            Facets counted =
                    found.items().isEmpty() && !Boolean.TRUE.equals(found.more()) ? null : facets.count(question);
            return HttpResponse.ok(render(() -> new SearchView(
                    form,
                    Questions.KINDS,
                    true,
                    null,
                    found.items(),
                    found.next() == null ? null : links.with("cursor", found.next()),
                    feed.same(),
                    List.of(),
                    Signature.lastName(request),
                    counted == null ? null : links.counts(counted, found))));
        } catch (ProblemException e) {
            if (e.type().status() >= 500) {
                throw e;
            }
            return HttpResponse.<String>badRequest()
                    .body(render(() -> new SearchView(
                            form, Questions.KINDS, true, e.detail(), List.of(), null, "", List.of(), "", null)));
        }
    }

    private String render(Supplier<SearchView> view) {
        return Html.render(templates, "search.jte", () -> Map.of("view", view.get()));
    }

    private static SearchView.Form form(HttpRequest<?> request) {
        return new SearchView.Form(
                typed(request, "q"),
                typed(request, "speaker"),
                typed(request, "office"),
                typed(request, "from"),
                typed(request, "to"),
                typed(request, "collection"),
                typed(request, "kind"),
                typed(request, "language"),
                typed(request, "confidence"));
    }

    private static String typed(HttpRequest<?> request, String name) {
        return Shown.orEmpty(request.getParameters().get(name)).strip();
    }
}
