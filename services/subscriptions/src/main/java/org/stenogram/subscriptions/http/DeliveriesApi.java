package org.stenogram.subscriptions.http;

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
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.AttemptWatch;
import org.stenogram.subscriptions.Courier;
import org.stenogram.subscriptions.Decision;
import org.stenogram.subscriptions.Subscription;
import org.stenogram.subscriptions.SubscriptionFeed;
import org.stenogram.subscriptions.deliveries.Answer;
import org.stenogram.subscriptions.deliveries.Attempt;
import org.stenogram.subscriptions.deliveries.Kind;
import org.stenogram.subscriptions.deliveries.Outcome;
import org.stenogram.subscriptions.deliveries.Parcel;
import org.stenogram.subscriptions.deliveries.TestEvent;
import org.stenogram.subscriptions.http.Shown.Delivery;
import org.stenogram.subscriptions.http.Shown.NewSecret;
import org.stenogram.subscriptions.http.Shown.Page;
import org.stenogram.subscriptions.postgres.AttemptTable;
import org.stenogram.subscriptions.postgres.SubscriptionTable;
import org.stenogram.subscriptions.signing.Secret;

/// What was sent, sending it once more, a test, another secret.
@Controller(Links.API + "/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.subscriptions.enabled", value = "true")
final class DeliveriesApi {

    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,18}");
    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final SubscriptionTable table;
    private final AttemptTable attempts;
    private final SubscriptionFeed feed;
    private final Courier courier;
    private final AttemptWatch watch;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    DeliveriesApi(
            SubscriptionTable table,
            AttemptTable attempts,
            SubscriptionFeed feed,
            Courier courier,
            AttemptWatch watch) {
        this.table = table;
        this.attempts = attempts;
        this.feed = feed;
        this.courier = courier;
        this.watch = watch;
    }

    @Get("/deliveries")
    Page<Delivery> deliveries(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "event", "outcome", "limit", "cursor");
        String outcome = parameters.oneOf(
                "outcome", Arrays.stream(Outcome.values()).map(Outcome::code).toList());
        List<String> cursor = parameters.cursor(CURSOR);
        int limit = parameters.limit();
        List<AttemptTable.Line> lines = attempts.list(
                find(id).id(),
                parameters.uuid("event"),
                outcome == null ? null : Outcome.of(outcome),
                cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor.getFirst()),
                limit + 1);
        List<AttemptTable.Line> shown = lines.subList(0, Math.min(limit, lines.size()));
        String next = lines.size() <= limit
                ? null
                : Parameters.encoded(shown.getLast().id());
        return new Page<>(shown.stream().map(Delivery::of).toList(), next);
    }

    /// One event, or all between two positions, both included.
    @Post("/redeliver")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> redeliver(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String text) {
        Decision decision = Deciding.of(request);
        JsonBody body = JsonBody.of(text, "event", "from", "to");
        Subscription subscription = find(id);
        UUID event = body.uuid("event");
        Long from = body.position("from");
        Long to = body.position("to");
        if (event != null && from == null && to == null) {
            from = attempts.position(subscription.id(), event)
                    .orElseThrow(
                            () -> new ProblemException(
                                    ProblemType.NOT_IN_LEDGER,
                                    "The ledger has no sending of this event to this subscription; ask for positions of the feed instead, with from and to."));
            to = from;
        } else if (event != null || from == null || to == null || from > to || from < 1) {
            throw JsonBody.bad(
                    "Give either event, or from and to: positions of the feed, the first not after the last.");
        }
        if (to > feed.log().head()) {
            throw JsonBody.bad("The field to is no position of this archive: its feed has not come as far.");
        }
        table.redeliver(subscription, from - 1, to, decision);
        return HttpResponse.accepted().body(Map.of("from", from, "to", to));
    }

    /// Sends a message that tells of nothing, now, and waits for the answer.
    @Post("/test")
    @Consumes(MediaType.ALL)
    Delivery test(HttpRequest<?> request, @PathVariable String id) {
        Decision decision = Deciding.of(request);
        Subscription subscription = find(id);
        UUID event = UUID.randomUUID();
        Instant now = clock.instant();
        Answer answer = courier.send(Parcel.sign(
                subscription.target(),
                event.toString(),
                TestEvent.body(event, subscription.id(), now),
                table.secrets(subscription.id()),
                now));
        Outcome outcome = answer.isTaken() ? Outcome.DELIVERED : Outcome.GIVEN_UP;
        Attempt attempt = new Attempt(
                Kind.TEST, new Attempt.Sent(event, TestEvent.TYPE, null, null), 1, now, answer, outcome, null);
        attempts.add(subscription.id(), attempt);
        table.logTest(subscription, outcome.code(), decision);
        watch.saw(attempt);
        return Delivery.of(attempt);
    }

    /// Another secret; those before it sign beside it for a while, so that the receiver can change without losing
    /// one.
    @Post("/secret")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<NewSecret> rotate(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String text) {
        Decision decision = Deciding.of(request);
        Duration overlap = JsonBody.of(text, "overlap").duration("overlap", LONGEST_OVERLAP);
        Duration both = overlap == null ? OVERLAP : overlap;
        Secret secret = Secret.create(random);
        table.rotate(find(id), secret, both, decision);
        return HttpResponse.ok(new NewSecret(secret.text(), clock.instant().plus(both)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private Subscription find(String id) {
        UUID identifier = SubscriptionsApi.identifier(id);
        return table.find(identifier).orElseThrow(() -> SubscriptionsApi.missing(identifier));
    }
}
