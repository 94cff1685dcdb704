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
import java.net.URI;
import java.util.List;
import org.stenogram.query.answers.DeskAnswer.FoundFile;
import org.stenogram.query.pages.FindView;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.postgres.FileFinder;

/// Where is my file? The only file that fits is shown at once.
@Controller("/find")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class FindPages {

    private final FileFinder finder;
    private final TemplateEngine templates;

    FindPages(FileFinder finder, TemplateEngine templates) {
        this.finder = finder;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        String asked = Shown.orEmpty(Parameters.of(request, "q").name("q")).strip();
        List<FoundFile> found = asked.isEmpty() ? List.of() : finder.find(asked);
        if (found.size() == 1) {
            return HttpResponse.seeOther(
                    URI.create("/documents/" + found.getFirst().documentId() + "/timeline"));
        }
        return HttpResponse.ok(Html.render(
                templates, "find.jte", "view", new FindView(asked, found, FileFinder.looksAtLatest(asked))));
    }
}
