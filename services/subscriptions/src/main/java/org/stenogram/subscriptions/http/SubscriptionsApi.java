package org.stenogram.subscriptions.http;

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
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.Decision;
import org.stenogram.subscriptions.Interest;
import org.stenogram.subscriptions.Subscription;
import org.stenogram.subscriptions.Subscription.State;
import org.stenogram.subscriptions.SubscriptionFeed;
import org.stenogram.subscriptions.http.Shown.One;
import org.stenogram.subscriptions.http.Shown.Page;
import org.stenogram.subscriptions.postgres.SubscriptionTable;
import org.stenogram.subscriptions.signing.Secret;
import org.stenogram.subscriptions.targets.TargetRefusedException;
import org.stenogram.subscriptions.targets.TargetRules;
import org.stenogram.subscriptions.wiring.SubscriptionsSettings;

/// Subscriptions: made, shown, changed, paused and ended.
@Controller(Links.API)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.subscriptions.enabled", value = "true")
final class SubscriptionsApi {

    private static final Pattern CURSOR = Pattern.compile("[0-9TZ:.-]{20,30} [0-9a-f-]{36}");
    private static final String[] FIELDS = {
        "name", "target", "types", "document", "collection", "person", "words", "from", "after"
    };

    private final SubscriptionTable table;
    private final SubscriptionFeed feed;
    private final TargetRules rules;
    private final int most;
    private final SecureRandom random = new SecureRandom();

    SubscriptionsApi(
            SubscriptionTable table, SubscriptionFeed feed, TargetRules rules, SubscriptionsSettings settings) {
        this.table = table;
        this.feed = feed;
        this.rules = rules;
        this.most = settings.mostSubscriptions();
    }

    @Get
    Page<One> list(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, "state", "limit", "cursor");
        String state = parameters.oneOf(
                "state", Arrays.stream(State.values()).map(State::code).toList());
        List<String> cursor = parameters.cursor(CURSOR);
        int limit = parameters.limit();
        List<Subscription> rows = table.list(
                state == null ? null : State.of(state),
                cursor.isEmpty() ? null : time(cursor.getFirst()),
                cursor.isEmpty() ? null : UUID.fromString(cursor.getLast()),
                limit + 1);
        long head = feed.log().head();
        List<Subscription> shown = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() <= limit
                ? null
                : Parameters.encoded(
                        shown.getLast().createdAt(), shown.getLast().id());
        return new Page<>(
                shown.stream().map(one -> One.of(one, head, null, null)).toList(), next);
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<One> create(HttpRequest<?> request, @Body @Nullable String text) {
        Decision decision = Deciding.of(request);
        JsonBody body = JsonBody.of(text, FIELDS);
        String name = body.text("name", JsonBody.LONGEST_NAME);
        URI target = target(body.text("target", Integer.MAX_VALUE));
        Interest interest = interest(body, null);
        Long position = Beginning.of(body, feed.log());
        if (table.count() >= most) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_SUBSCRIPTIONS,
                    "There are %d subscriptions, as many as may be. Delete one, or have the limit raised (setting stenogram.subscriptions.most-subscriptions)."
                            .formatted(most));
        }
        UUID id = UUID.randomUUID();
        Secret secret = Secret.create(random);
        table.create(
                id,
                name == null ? target.getHost() : name,
                target.toString(),
                interest,
                position == null ? feed.log().head() : position,
                secret,
                decision);
        return HttpResponse.created(shown(find(id), secret.text()), URI.create(Links.API + "/" + id))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Get("/{id}")
    One one(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        return shown(find(identifier(id)), null);
    }

    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    One change(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String text) {
        Decision decision = Deciding.of(request);
        JsonBody body = JsonBody.of(text, FIELDS);
        Subscription before = find(identifier(id));
        String name = body.text("name", JsonBody.LONGEST_NAME);
        URI target = body.has("target") ? target(body.text("target", Integer.MAX_VALUE)) : before.target();
        Long position = Beginning.of(body, feed.log());
        boolean isChanged = table.change(
                before,
                name == null ? before.name() : name,
                target.toString(),
                interest(body, before.interest()),
                position,
                decision);
        if (!isChanged) {
            throw new ProblemException(
                    ProblemType.CHANGED_MEANWHILE,
                    "Someone else changed the subscription meanwhile. Look at it again.");
        }
        return shown(find(before.id()), null);
    }

    @Post("/{id}/pause")
    @Consumes(MediaType.ALL)
    One pause(HttpRequest<?> request, @PathVariable String id) {
        return state(request, id, State.PAUSED);
    }

    @Post("/{id}/resume")
    @Consumes(MediaType.ALL)
    One resume(HttpRequest<?> request, @PathVariable String id) {
        return state(request, id, State.ACTIVE);
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, @PathVariable String id) {
        Decision decision = Deciding.of(request);
        table.delete(find(identifier(id)), decision);
        return HttpResponse.noContent();
    }

    private One state(HttpRequest<?> request, String id, State state) {
        Decision decision = Deciding.of(request);
        Subscription subscription = find(identifier(id));
        table.setState(subscription, state, decision);
        return shown(find(subscription.id()), null);
    }

    private One shown(Subscription subscription, @Nullable String secret) {
        return One.of(subscription, feed.log().head(), table.keys(subscription.id()), secret);
    }

    private Subscription find(UUID id) {
        return table.find(id).orElseThrow(() -> missing(id));
    }

    private URI target(@Nullable String text) {
        if (text == null) {
            throw JsonBody.bad("Say where the webhooks are to be sent: {\"target\": \"https://…\"}.");
        }
        try {
            return rules.admit(text);
        } catch (TargetRefusedException e) {
            throw new ProblemException(ProblemType.TARGET_REFUSED, String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            throw new ProblemException(
                    ProblemType.TARGET_REFUSED, "The target's name has no address now. Look at how it is spelt.");
        }
    }

    private static Interest interest(JsonBody body, @Nullable Interest before) {
        try {
            return new Interest(
                    before == null || body.has("types") ? body.types("types") : before.types(),
                    before == null || body.has("document") ? body.uuid("document") : before.document(),
                    before == null || body.has("collection")
                            ? body.text("collection", JsonBody.LONGEST_NAME)
                            : before.collection(),
                    before == null || body.has("person") ? body.text("person", JsonBody.LONGEST_NAME) : before.person(),
                    before == null || body.has("words") ? body.text("words", JsonBody.LONGEST_WORDS) : before.words());
        } catch (IllegalArgumentException e) {
            throw JsonBody.bad("The fields person and words fit document.archived only, and types asks for others.");
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw Parameters.bad("The cursor is none that this list gave out.");
        }
    }

    static UUID identifier(String id) {
        return Parameters.identifier("A subscription", id, ProblemType.BAD_PARAMETER);
    }

    static ProblemException missing(UUID id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no subscription %s.".formatted(id));
    }
}
