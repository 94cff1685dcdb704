package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.Links;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.SavedSearch;
import org.stenogram.query.questions.PlainText;

/// Searches that people and programs keep under a name.
@Controller(Links.API + "/saved-searches")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class SavedSearchesApi {

    private final SavedSearchDesk desk;
    private final Questions questions;

    SavedSearchesApi(SavedSearchDesk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    /// A search to be kept.
    ///
    /// @param search its parameters by name
    /// @param shared whether all are to see it, false when absent
    /// @param savedBy who asks, `staff` when absent; where people sign in, their name counts
    record Wish(
            @Nullable String name,
            @Nullable Map<String, String> search,
            @Nullable Boolean shared,
            @Nullable String savedBy) {}

    /// What is to be different; what is absent stays.
    record Change(
            @Nullable String name,
            @Nullable Boolean shared,
            @Nullable String changedBy) {}

    @Get
    Page<SavedSearch> list(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "limit", "cursor");
        return desk.list(request, questions.paging(parameters));
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<SavedSearch> save(HttpRequest<?> request, @Body Wish wish) {
        Parameters.of(request);
        SavedSearch saved = desk.save(
                request,
                wish.name(),
                wish.search() == null ? Map.of() : wish.search(),
                Boolean.TRUE.equals(wish.shared()),
                who(wish.savedBy()));
        return HttpResponse.created(saved)
                .header(HttpHeaders.LOCATION, saved.links().get("self"));
    }

    @Get("/{id}")
    SavedSearch one(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        return desk.find(request, id);
    }

    @Patch("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    SavedSearch change(HttpRequest<?> request, @PathVariable String id, @Body Change change) {
        Parameters.of(request);
        return desk.change(request, id, change.name(), change.shared(), who(change.changedBy()));
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        desk.delete(request, id, who(null));
        return HttpResponse.noContent();
    }

    private static String who(@Nullable String named) {
        return Visitors.name(
                named == null || named.isBlank()
                        ? "staff"
                        : PlainText.check("savedBy", named.strip(), Signature.LONGEST_NAME));
    }
}
