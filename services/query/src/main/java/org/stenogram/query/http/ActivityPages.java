package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.stenogram.query.answers.DeskAnswer.Activity;
import org.stenogram.query.answers.Page;
import org.stenogram.query.pages.ActivityView;
import org.stenogram.query.postgres.Desk;
import org.stenogram.query.questions.Paging;

/// Who did what, when and why.
@Controller("/activity")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ActivityPages {

    private static final int ON_A_PAGE = 100;

    private final Desk desk;
    private final TemplateEngine templates;

    ActivityPages(Desk desk, TemplateEngine templates) {
        this.desk = desk;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request) {
        String cursor = Parameters.of(request, "cursor").cursor();
        Page<Activity> done = desk.activity(new Paging(ON_A_PAGE, cursor));
        return Html.render(
                templates,
                "activity.jte",
                "view",
                new ActivityView(done.items(), done.next() == null ? null : "/activity?cursor=" + done.next()));
    }
}
