package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.SavedSearch;
import org.stenogram.query.pages.SavedSearchesView;
import org.stenogram.query.pages.Visitor;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.questions.Paging;

/// Searches that are kept, for people: listed and run, named anew, shared, deleted.
@Controller("/searches")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class SavedSearchPages {

    private static final int ON_A_PAGE = 50;
    private static final String LIST = "/searches";

    private final SavedSearchDesk desk;
    private final TemplateEngine templates;

    SavedSearchPages(SavedSearchDesk desk, TemplateEngine templates) {
        this.desk = desk;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String list(HttpRequest<?> request) {
        String cursor = Parameters.of(request, "cursor").cursor();
        Page<SavedSearch> listed = desk.list(request, new Paging(ON_A_PAGE, cursor));
        return Html.render(
                templates,
                "searches.jte",
                "view",
                new SavedSearchesView(
                        listed.items(),
                        listed.next() == null ? null : LIST + "?cursor=" + listed.next(),
                        Signature.lastName(request)));
    }

    @Post(produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(HttpRequest<?> request, @Body @Nullable String body) {
        Parameters.of(request);
        Fields fields = Fields.of(body);
        Map<String, String> search = new LinkedHashMap<>();
        for (String name : Questions.FILTERS) {
            String value = fields.text(name, Questions.LONGEST_SEARCH);
            if (value != null) {
                search.put(name, value);
            }
        }
        String who = Signature.who(fields);
        desk.save(
                request,
                fields.text("name", Questions.LONGEST_SEARCH),
                search,
                Boolean.TRUE.equals(shared(request, fields)),
                who);
        return Signature.decided(LIST, new Decision(who, ""));
    }

    @Post(value = "/{id}/change", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Parameters.of(request);
        Fields fields = Fields.of(body);
        String who = Signature.who(fields);
        desk.change(request, id, fields.text("name", Questions.LONGEST_SEARCH), shared(request, fields), who);
        return Signature.decided(LIST, new Decision(who, ""));
    }

    @Post(value = "/{id}/delete", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delete(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Parameters.of(request);
        String who = Signature.who(Fields.of(body));
        desk.delete(request, id, who);
        return Signature.decided(LIST, new Decision(who, ""));
    }

    /// Null where the form has no box for it.
    private static @Nullable Boolean shared(HttpRequest<?> request, Fields fields) {
        Visitor visitor = Visitors.of(request);
        return visitor.signInNeeded() && visitor.mayChange()
                ? "true".equals(fields.text("shared", Parameters.LONGEST_NAME))
                : null;
    }
}
