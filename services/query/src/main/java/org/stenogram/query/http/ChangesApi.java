package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.query.answers.ChangeNote;
import org.stenogram.query.answers.Links;

/// What differs between two editions of a document.
@Controller(Links.API + "/documents/{id}/changes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ChangesApi {

    private final ChangeNotes notes;

    ChangesApi(ChangeNotes notes) {
        this.notes = notes;
    }

    @Get
    ChangeNote changes(HttpRequest<?> request, @PathVariable String id) {
        return notes.note(request, id);
    }
}
