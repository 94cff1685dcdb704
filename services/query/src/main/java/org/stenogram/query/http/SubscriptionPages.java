package org.stenogram.query.http;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.SavedSearch;
import org.stenogram.query.pages.SavedSearchesView;
import org.stenogram.query.pages.SubscriptionView;
import org.stenogram.query.pages.SubscriptionsView;
import org.stenogram.query.pages.SubscriptionsView.Form;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.problems.ProblemException;

/// Webhooks for people: who follows the archive, how far each is, what was sent, and what staff do about it.
@Controller("/subscriptions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class SubscriptionPages {

    private static final String PATH = "/subscriptions/";
    private static final int ON_A_PAGE = 50;

    private final SubscriptionsClient client;
    private final SavedSearchDesk searches;
    private final TemplateEngine templates;

    SubscriptionPages(SubscriptionsClient client, SavedSearchDesk searches, TemplateEngine templates) {
        this.client = client;
        this.searches = searches;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String list(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "cursor", "search");
        UUID search = parameters.uuid("search");
        if (search == null) {
            return listed(request, parameters.cursor(), null, Form.EMPTY, null);
        }
        SavedSearch saved = searches.find(request, search.toString());
        return listed(request, parameters.cursor(), null, SubscriptionForms.of(saved), saved);
    }

    /// Shows the secret in the answer itself: it is nowhere else to be had.
    @Post(produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> create(HttpRequest<?> request, @Body @Nullable String body) {
        Parameters.of(request);
        Fields fields = Fields.of(body);
        Form form = SubscriptionForms.read(fields);
        JsonNode made;
        try {
            made = client.post(request, SubscriptionsClient.API, SubscriptionForms.json(form), Signature.of(fields));
        } catch (ProblemException e) {
            if (e.type().status() >= 500) {
                throw e;
            }
            return HttpResponse.<String>badRequest().body(listed(request, null, e.detail(), form, null));
        }
        return HttpResponse.ok(shown(
                        request,
                        made,
                        null,
                        Languages.current().format("subscription.made"),
                        made.path("secret").asText()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Get(value = "/{id}", produces = MediaType.TEXT_HTML)
    String one(HttpRequest<?> request, @PathVariable String id) {
        String cursor = Parameters.of(request, "cursor").cursor();
        return shown(request, client.get(request, api(id)), cursor, null, null);
    }

    @Post("/{id}/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> pause(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        return done(request, id, "/pause", "{}", Signature.of(Fields.of(body)));
    }

    @Post("/{id}/resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> resume(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        return done(request, id, "/resume", "{}", Signature.of(Fields.of(body)));
    }

    /// It changes nothing, so nobody has to say why.
    @Post("/{id}/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> test(HttpRequest<?> request, @PathVariable String id) {
        String name = Signature.lastName(request);
        Parameters.of(request);
        client.post(request, api(id) + "/test", "{}", new Decision(name.isEmpty() ? "staff" : name, ""));
        return HttpResponse.seeOther(URI.create(PATH + identifier(id)));
    }

    /// One event of the ledger, or a stretch of the feed.
    @Post("/{id}/redeliver")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> redeliver(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Fields fields = Fields.of(body);
        return done(request, id, "/redeliver", SubscriptionForms.redelivery(fields), Signature.of(fields));
    }

    @Post(value = "/{id}/secret", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> secret(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Parameters.of(request);
        JsonNode made = client.post(request, api(id) + "/secret", "{}", Signature.of(Fields.of(body)));
        String said = Languages.current().format("subscription.newSecret");
        return HttpResponse.ok(shown(
                        request,
                        client.get(request, api(id)),
                        null,
                        said,
                        made.path("secret").asText()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Post("/{id}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delete(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Parameters.of(request);
        Decision decision = Signature.of(Fields.of(body));
        client.delete(request, api(id), decision);
        return Signature.decided("/subscriptions", decision);
    }

    private HttpResponse<?> done(HttpRequest<?> request, String id, String what, String json, Decision decision) {
        Parameters.of(request);
        client.post(request, api(id) + what, json, decision);
        return Signature.decided(PATH + identifier(id), decision);
    }

    /// @param search whose words and filters stand in the form, if it is of one
    private String listed(
            HttpRequest<?> request,
            @Nullable String cursor,
            @Nullable String fault,
            Form form,
            @Nullable SavedSearch search) {
        JsonNode page =
                client.get(request, "%s?limit=%d%s".formatted(SubscriptionsClient.API, ON_A_PAGE, after(cursor)));
        String next = page.path("next").asText(null);
        return Html.render(
                templates,
                "subscriptions.jte",
                () -> Map.of(
                        "view",
                        new SubscriptionsView(
                                SubscriptionForms.all(page),
                                next == null ? null : "/subscriptions?cursor=" + next,
                                fault,
                                form,
                                search == null ? "" : search.name(),
                                search == null ? "" : SavedSearchesView.left(search),
                                Signature.lastName(request))));
    }

    private String shown(
            HttpRequest<?> request,
            JsonNode subscription,
            @Nullable String cursor,
            @Nullable String said,
            @Nullable String secret) {
        String id = subscription.path("id").asText();
        JsonNode page = client.get(
                request,
                "%s/%s/deliveries?limit=%d%s".formatted(SubscriptionsClient.API, id, ON_A_PAGE, after(cursor)));
        String next = page.path("next").asText(null);
        return Html.render(
                templates,
                "subscription.jte",
                () -> Map.of(
                        "view",
                        new SubscriptionView(
                                SubscriptionForms.one(subscription),
                                SubscriptionForms.deliveries(page),
                                next == null ? null : PATH + id + "?cursor=" + next,
                                said,
                                secret,
                                Signature.lastName(request))));
    }

    private static String after(@Nullable String cursor) {
        return cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    private static String api(String id) {
        return SubscriptionsClient.API + "/" + identifier(id);
    }

    private static UUID identifier(String id) {
        return Parameters.identifier("A subscription", id);
    }
}
