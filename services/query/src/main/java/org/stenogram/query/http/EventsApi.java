package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.stenogram.contracts.EventType;
import org.stenogram.eventfeed.FeedAwayException;
import org.stenogram.eventfeed.FeedFilter;
import org.stenogram.eventfeed.FeedLog;
import org.stenogram.query.answers.Links;
import org.stenogram.query.events.Start;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// What happens in the archive, as it happens or from any time on: server-sent events.
@Controller(Links.API + "/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class EventsApi {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final EventReaders readers;
    private final FeedLog log;

    EventsApi(EventReaders readers, FeedLog log) {
        this.readers = readers;
        this.log = log;
    }

    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> follow(HttpRequest<?> request) {
        Parameters parameters =
                Parameters.of(request, "type", "document", "collection", "person", "words", "from", "after");
        FeedFilter filter = filter(parameters);
        Start start = Start.of(
                parameters.name("from"),
                parameters.name("after"),
                request.getHeaders().get(LAST_EVENT_ID));
        return streamed(readers.stream(filter, position(start)));
    }

    /// A stream is of use to no cache, and whatever collects bytes holds it up: a proxy, or the server's own
    /// compression.
    static HttpResponse<Publisher<Event<String>>> streamed(Publisher<Event<String>> stream) {
        return HttpResponse.ok(stream)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_ENCODING, "identity")
                .header("X-Accel-Buffering", "no");
    }

    private long position(Start start) {
        try {
            return start.position(log);
        } catch (FeedAwayException e) {
            throw new ProblemException(
                    ProblemType.ARCHIVE_AWAY,
                    "The archive's database does not answer, or is not set up yet. Nothing is lost; try again shortly.",
                    e);
        }
    }

    private static FeedFilter filter(Parameters parameters) {
        try {
            return new FeedFilter(
                    types(parameters.name("type")),
                    parameters.uuid("document"),
                    parameters.name("collection"),
                    parameters.name("person"),
                    parameters.text("words", Questions.LONGEST_SEARCH));
        } catch (IllegalArgumentException e) {
            throw bad("The parameters person and words fit document.archived only, and type asks for others.");
        }
    }

    private static Set<EventType> types(@Nullable String names) {
        if (names == null) {
            return FeedFilter.FOLLOWED;
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : names.split(",", -1)) {
            types.add(FeedFilter.typeOf(name.strip())
                    .orElseThrow(() -> bad("The parameter type must be one or more, with commas between them, of: %s."
                            .formatted(FeedFilter.FOLLOWED.stream()
                                    .map(FeedFilter::nameOf)
                                    .collect(Collectors.joining(", "))))));
        }
        return types;
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_PARAMETER, detail);
    }
}
