package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.reactivestreams.Publisher;

/// The first page, and the part of it that changes while it is open: sent as it changes, and asked for where nothing
/// comes.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class OverviewPages {

    private final OverviewReader overview;
    private final OverviewScreens screens;
    private final TemplateEngine templates;

    OverviewPages(OverviewReader overview, OverviewScreens screens, TemplateEngine templates) {
        this.overview = overview;
        this.screens = screens;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request) {
        Parameters.of(request);
        return Html.render(templates, "overview.jte", "overview", overview.now());
    }

    @Get(value = "/live", produces = MediaType.TEXT_HTML)
    String live(HttpRequest<?> request) {
        Parameters.of(request);
        return Html.render(templates, "live.jte", "overview", overview.now());
    }

    @Get(value = "/live/stream", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> stream(HttpRequest<?> request) {
        Parameters.of(request);
        return EventsApi.streamed(screens.open(Visitors.of(request), Languages.of(request)));
    }
}
