package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.SearchAnswer.Hit;
import org.stenogram.query.pages.SearchView;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.postgres.SearchReader;
import org.stenogram.query.problems.ProblemException;

/// Search for people. A question that makes no sense keeps its form and says why.
@Controller("/search")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class SearchPages {

    private final SearchReader reader;
    private final Questions questions;
    private final TemplateEngine templates;

    SearchPages(SearchReader reader, Questions questions, TemplateEngine templates) {
        this.reader = reader;
        this.questions = questions;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> page(HttpRequest<?> request) {
        Parameters parameters = Questions.searchParameters(request);
        SearchView.Form form = new SearchView.Form(
                typed(request, "q"),
                typed(request, "speaker"),
                typed(request, "from"),
                typed(request, "to"),
                typed(request, "collection"),
                typed(request, "kind"));
        if ((form.q() + form.speaker()).isBlank() && !form.hasFilters()) {
            return HttpResponse.ok(render(new SearchView(form, Questions.KINDS, false, null, List.of(), null, "")));
        }
        try {
            Page<Hit> found = reader.search(questions.search(parameters));
            return HttpResponse.ok(render(new SearchView(
                    form,
                    Questions.KINDS,
                    true,
                    null,
                    found.items(),
                    next(form, found.next()),
                    address("/feeds/search", form).build().toString())));
        } catch (ProblemException e) {
            if (e.type().status() >= 500) {
                throw e;
            }
            return HttpResponse.<String>badRequest()
                    .body(render(new SearchView(form, Questions.KINDS, true, e.detail(), List.of(), null, "")));
        }
    }

    private String render(SearchView view) {
        return Html.render(templates, "search.jte", "view", view);
    }

    private static String typed(HttpRequest<?> request, String name) {
        return Shown.orEmpty(request.getParameters().get(name)).strip();
    }

    private static @Nullable String next(SearchView.Form form, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        return address("/search", form).queryParam("cursor", cursor).build().toString();
    }

    private static UriBuilder address(String path, SearchView.Form form) {
        UriBuilder address = UriBuilder.of(path);
        add(address, "q", form.q());
        add(address, "speaker", form.speaker());
        add(address, "from", form.from());
        add(address, "to", form.to());
        add(address, "collection", form.collection());
        add(address, "kind", form.kind());
        return address;
    }

    private static void add(UriBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, value);
        }
    }
}
