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
import org.stenogram.query.pages.ChangesView;
import org.stenogram.query.postgres.ChangesReader.State;

/// What differs between two editions of a document, in sentences.
@Controller("/documents/{id}/changes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ChangePages {

    private final ChangeNotes notes;
    private final TemplateEngine templates;

    ChangePages(ChangeNotes notes, TemplateEngine templates) {
        this.notes = notes;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request, @PathVariable String id) {
        State only = notes.onlyEdition(request, id).orElse(null);
        if (only != null) {
            return Html.render(templates, "unchanged.jte", "only", only);
        }
        return Html.render(templates, "changes.jte", "view", new ChangesView(notes.note(request, id)));
    }
}
