package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
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
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.KeyAnswer.Key;
import org.stenogram.query.answers.KeyAnswer.MadeKey;
import org.stenogram.query.answers.Page;
import org.stenogram.query.pages.KeysView;
import org.stenogram.query.postgres.ApiKeys;
import org.stenogram.query.questions.Paging;

/// Keys of machines, for those who keep them in order.
@Controller("/keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
@Requires(property = "stenogram.access.enabled", value = "true")
final class KeyPages {

    private static final int ON_A_PAGE = 100;

    private final ApiKeys keys;
    private final KeyMaking making;
    private final TemplateEngine templates;

    KeyPages(ApiKeys keys, KeyMaking making, TemplateEngine templates) {
        this.keys = keys;
        this.making = making;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request) {
        return page(Parameters.of(request, "cursor").cursor(), null);
    }

    /// Shows the key in the answer itself: it must not be kept for a page that is asked for later.
    @Post(produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> make(HttpRequest<?> request, @Body @Nullable String body) {
        Parameters.of(request);
        Fields fields = Fields.of(body);
        String days = fields.text("days", Parameters.LONGEST_NAME);
        MadeKey made = making.make(new KeyMaking.Wish(
                fields.text("name", Signature.LONGEST_NAME),
                fields.text("role", Parameters.LONGEST_NAME),
                days != null && days.matches("[0-9]{1,4}") ? Integer.valueOf(days) : null,
                fields.text("reason", Signature.LONGEST_REASON)));
        return HttpResponse.ok(page(null, made)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Post(value = "/{id}/revoke", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Parameters.of(request);
        String reason = Fields.of(body).text("reason", Signature.LONGEST_REASON);
        keys.revoke(Parameters.identifier("A key", id), new KeyMaking.Revocation(reason).decision());
        return HttpResponse.seeOther(URI.create("/keys"));
    }

    private String page(@Nullable String cursor, @Nullable MadeKey made) {
        Page<Key> listed = keys.list(new Paging(ON_A_PAGE, cursor));
        return Html.render(
                templates,
                "keys.jte",
                "view",
                new KeysView(listed.items(), made, listed.next() == null ? null : "/keys?cursor=" + listed.next()));
    }
}
