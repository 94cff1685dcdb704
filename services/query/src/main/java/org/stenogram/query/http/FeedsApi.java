package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.NameUuid;
import org.stenogram.query.answers.Page;
import org.stenogram.query.feeds.AtomFeed;
import org.stenogram.query.feeds.FeedEntry;
import org.stenogram.query.postgres.FeedReader;
import org.stenogram.query.questions.SearchFilters;
import org.stenogram.query.questions.SearchQuestion;

/// What is new, for feed readers: documents, what a search finds, and what people changed.
@Controller("/feeds")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class FeedsApi {

    private static final MediaType ATOM = MediaType.of("application/atom+xml; charset=utf-8");

    private final FeedReader reader;
    private final Questions questions;
    private final HttpHostResolver hosts;

    FeedsApi(FeedReader reader, Questions questions, HttpHostResolver hosts) {
        this.reader = reader;
        this.questions = questions;
        this.hosts = hosts;
    }

    @Get("/documents")
    HttpResponse<?> documents(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "collection", "limit", "cursor");
        String collection = parameters.name("collection");
        return answer(
                request,
                "New documents" + in(collection),
                address("/feeds/documents", parameters, List.of("collection")),
                "/",
                reader.documents(collection, questions.paging(parameters)));
    }

    @Get("/search")
    HttpResponse<?> search(HttpRequest<?> request) {
        Parameters parameters = Questions.searchParameters(request);
        SearchQuestion question = questions.search(parameters);
        String name = address("/feeds/search", parameters, Questions.FILTERS);
        String title = "Stenogram: " + shown(question.filters());
        return answer(
                request,
                title,
                name,
                address("/search", parameters, Questions.FILTERS),
                reader.search(question.filters(), name, question.paging()));
    }

    @Get("/changes")
    HttpResponse<?> changes(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "collection", "limit", "cursor");
        String collection = parameters.name("collection");
        return answer(
                request,
                "Changes of the archive" + in(collection),
                address("/feeds/changes", parameters, List.of("collection")),
                "/",
                reader.changes(collection, questions.paging(parameters)));
    }

    /// @param name the address of the feed's first page, which is what the feed is known by
    private HttpResponse<?> answer(
            HttpRequest<?> request, String title, String name, String page, Page<FeedEntry> found) {
        AtomFeed feed = new AtomFeed(
                NameUuid.of(reader.archiveId(), name),
                title,
                request.getUri().toString(),
                page,
                next(request, name, found.next()),
                found.items());
        byte[] bytes = AtomXml.bytes(feed, hosts.resolve(request));
        String tag = NameUuid.of(feed.id(), new String(bytes, StandardCharsets.UTF_8))
                .toString();
        return EditionTag.answer(request, tag, () -> HttpResponse.ok(bytes).contentType(ATOM));
    }

    private static @Nullable String next(HttpRequest<?> request, String name, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        UriBuilder address = UriBuilder.of(name);
        String limit = request.getParameters().get("limit");
        if (limit != null) {
            address.queryParam("limit", limit);
        }
        return address.queryParam("cursor", cursor).build().toString();
    }

    private static String address(String path, Parameters parameters, List<String> names) {
        UriBuilder address = UriBuilder.of(path);
        for (String name : names) {
            String value = parameters.text(name, Questions.LONGEST_SEARCH);
            if (value != null) {
                address.queryParam(name, value);
            }
        }
        return address.build().toString();
    }

    private static String in(@Nullable String collection) {
        return collection == null ? "" : " in " + collection;
    }

    private static String shown(SearchFilters filters) {
        String words = filters.words();
        String speaker = filters.speaker();
        if (words != null) {
            return speaker == null ? words : words + ", said by " + speaker;
        }
        return speaker == null ? "passages" : "speeches of " + speaker;
    }
}
