package org.stenogram.subscriptions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stenogram.subscriptions.http.SubscriptionsServer.API;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.subscriptions.http.Receiver.Reply;
import org.stenogram.testkit.ArchiveDatabase;

class DeliveryIT {

    @RegisterExtension
    final ArchiveDatabase archive = ArchiveDatabase.withSchema();

    private final List<AutoCloseable> open = new ArrayList<>();
    private FeedRows feed;

    @BeforeEach
    void archive() {
        feed = new FeedRows(archive);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void theWholeHistoryAndThenWhatHappensComeInOrderSignedAsStandardWebhooksSay() throws Exception {
        List<String> expected = new ArrayList<>(feed.archived(120, "harbour"));
        Receiver receiver = opened(Receiver.taking());
        SubscriptionsServer server = opened(SubscriptionsServer.start(archive, Map.of()));

        JsonNode made = server.subscribe(
                "{\"target\":\"%s\",\"name\":\"catalogue\",\"from\":\"beginning\"}".formatted(receiver.address()));
        Eventually.holds(() -> assertThat(receiver.webhooks()).hasSizeGreaterThan(60));
        expected.addAll(feed.archived(80, "Häfen 港"));

        Eventually.holds(() -> assertThat(ids(receiver)).isEqualTo(expected));
        assertThat(receiver.mostAtOnce()).isEqualTo(1);
        assertThat(receiver.webhooks().getLast().body()).contains("Häfen 港");
        Webhook library = new Webhook(made.path("secret").asText());
        for (Receiver.Webhook each : receiver.webhooks()) {
            library.verify(each.body(), headers(each));
            assertThat(each.type()).isEqualTo("application/cloudevents+json");
            assertThat(each.body()).contains("\"id\":\"" + each.id() + "\"", "\"specversion\":\"1.0\"");
        }
        Receiver.Webhook one = receiver.webhooks().getFirst();
        assertThatThrownBy(() -> library.verify(one.body().replace("harbour", "arbours"), headers(one)))
                .isInstanceOf(WebhookVerificationException.class);
        Eventually.holds(
                () -> assertThat(server.one(id(made)).path("behind").asLong()).isZero());
        JsonNode ledger = server.get(API + "/" + id(made) + "/deliveries?limit=200");
        assertThat(ledger.path("items")).hasSize(200).allSatisfy(line -> {
            assertThat(line.path("outcome").asText()).isEqualTo("delivered");
            assertThat(line.path("status").asInt()).isEqualTo(204);
            assertThat(line.path("attempt").asInt()).isEqualTo(1);
        });
    }

    @Test
    void aReceiverThatAnswers500And429AndTimesOutAndDisappearsLosesNothingAndKeepsTheOrder() throws Exception {
        Receiver receiver = opened(Receiver.start((number, webhook) -> switch (number % 7) {
            case 1 -> Reply.of(500);
            case 3 -> new Reply(429, Map.of("Retry-After", "1"), "slow down", 0);
            case 5 -> new Reply(200, Map.of(), "", 900);
            default -> Reply.of(200);
        }));
        SubscriptionsServer server = opened(SubscriptionsServer.start(archive, Map.of()));
        JsonNode made = server.subscribe("{\"target\":\"%s\"}".formatted(receiver.address()));

        List<String> expected = new ArrayList<>(feed.archived(10, "harbour"));
        Eventually.holds(() -> assertThat(receiver.webhooks()).hasSizeGreaterThan(6));
        receiver.disappear();
        expected.addAll(feed.archived(10, "harbour"));
        Eventually.holds(() -> assertThat(server.get(API + "/" + id(made) + "/deliveries?outcome=failed")
                        .path("items"))
                .anySatisfy(line -> assertThat(line.path("fault").asText()).isEqualTo("no connection: refused")));
        receiver.comeBack();

        Eventually.holds(
                () -> assertThat(server.one(id(made)).path("position").asLong()).isEqualTo(feed.position()));
        assertThat(inOrderWithoutRepeats(ids(receiver))).isEqualTo(expected);
        assertThat(receiver.mostAtOnce()).isEqualTo(1);
        JsonNode failed = server.get(API + "/" + id(made) + "/deliveries?outcome=failed&limit=200")
                .path("items");
        assertThat(failed)
                .anySatisfy(line -> assertThat(line.path("status").asInt()).isEqualTo(500))
                .anySatisfy(line -> {
                    assertThat(line.path("status").asInt()).isEqualTo(429);
                    assertThat(line.path("answer").asText()).isEqualTo("slow down");
                    assertThat(Duration.between(
                                    Instant.parse(line.path("at").asText()),
                                    Instant.parse(line.path("nextTryAt").asText())))
                            .isBetween(Duration.ofSeconds(1), Duration.ofMillis(1600));
                })
                .anySatisfy(line -> assertThat(line.path("fault").asText()).isEqualTo("no answer within 500 ms"));
    }

    @Test
    void a410DisablesAndResumingGoesOnWithTheSameEvent() throws Exception {
        List<String> expected = feed.archived(3, "harbour");
        Receiver receiver = opened(Receiver.start((number, webhook) -> Reply.of(number == 2 ? 410 : 200)));
        SubscriptionsServer server = opened(SubscriptionsServer.start(archive, Map.of()));
        JsonNode made = server.subscribe("{\"target\":\"%s\",\"from\":\"beginning\"}".formatted(receiver.address()));

        Eventually.holds(
                () -> assertThat(server.one(id(made)).path("state").asText()).isEqualTo("disabled"));

        assertThat(server.one(id(made)).path("reason").asText()).contains("410");
        assertThat(ids(receiver)).isEqualTo(expected.subList(0, 2));
        assertThat(server.get(API + "/" + id(made) + "/deliveries?outcome=gone").path("items"))
                .hasSize(1);
        server.post(API + "/" + id(made) + "/resume", "{}");
        Eventually.holds(() -> assertThat(taken(receiver)).isEqualTo(expected));
    }

    @Test
    void anEventThatFailsForTooLongDisablesAndIsNotPassedOver() throws Exception {
        List<String> expected = feed.archived(2, "harbour");
        Receiver receiver = opened(Receiver.start((number, webhook) -> Reply.of(503)));
        SubscriptionsServer server =
                opened(SubscriptionsServer.start(archive, Map.of("stenogram.subscriptions.retry-patience", "1s")));
        JsonNode made = server.subscribe("{\"target\":\"%s\",\"from\":\"beginning\"}".formatted(receiver.address()));

        Eventually.holds(
                () -> assertThat(server.one(id(made)).path("state").asText()).isEqualTo("disabled"));

        assertThat(server.one(id(made)).path("reason").asText())
                .contains("The event at position 1", "the last fault: status 503");
        assertThat(new HashSet<>(ids(receiver))).containsExactly(expected.getFirst());
        receiver.answer((number, webhook) -> Reply.of(200));
        server.post(API + "/" + id(made) + "/resume", "{}");
        Eventually.holds(() -> assertThat(taken(receiver)).isEqualTo(expected));
    }

    @Test
    void onesThatDoNotAnswerHoldUpNoOther() throws Exception {
        Receiver silent = opened(Receiver.start((number, webhook) -> new Reply(200, Map.of(), "", 5000)));
        Receiver good = opened(Receiver.taking());
        SubscriptionsServer server = opened(SubscriptionsServer.start(
                archive,
                Map.of(
                        "stenogram.subscriptions.send-timeout", "5s",
                        "stenogram.subscriptions.lease", "15s",
                        "stenogram.subscriptions.pool-size", 2)));
        for (int i = 0; i < 20; i++) {
            server.subscribe("{\"target\":\"%s\"}".formatted(silent.address()));
        }
        server.subscribe("{\"target\":\"%s\"}".formatted(good.address()));
        feed.archived(1, "harbour");
        Eventually.holds(() -> assertThat(silent.webhooks()).hasSize(20));

        List<String> expected = feed.archived(100, "harbour");

        Eventually.holds(() -> assertThat(good.taken()).hasSize(101));
        assertThat(ids(good).subList(1, 101)).isEqualTo(expected);
        assertThat(silent.taken()).as("still unanswered").isEmpty();
    }

    /// Lines of many are written together; somebody who changes one subscription keeps none of the others waiting.
    @Test
    void oneWhoseRowIsBeingChangedHoldsUpNoOtherAndGoesOnAfterwards() throws Exception {
        Receiver held = opened(Receiver.taking());
        Receiver good = opened(Receiver.taking());
        SubscriptionsServer server = opened(SubscriptionsServer.start(archive, Map.of()));
        JsonNode made = server.subscribe("{\"target\":\"%s\"}".formatted(held.address()));
        server.subscribe("{\"target\":\"%s\"}".formatted(good.address()));
        List<String> expected = new ArrayList<>();
        try (Connection ledger = SubscriptionsServer.ledger(archive);
                Statement statement = ledger.createStatement()) {
            ledger.setAutoCommit(false);
            statement.executeUpdate(
                    "UPDATE delivery.subscription SET name = 'held' WHERE subscription_id = '%s'".formatted(id(made)));

            expected.addAll(feed.archived(30, "harbour"));

            Eventually.holds(
                    () -> assertThat(inOrderWithoutRepeats(taken(good))).isEqualTo(expected));
            assertThat(taken(held)).as("its first line cannot be written yet").hasSizeLessThan(2);
            ledger.commit();
        }
        Eventually.holds(() -> assertThat(inOrderWithoutRepeats(taken(held))).isEqualTo(expected));
        assertThat(server.get(API + "/" + id(made) + "/deliveries?limit=200&outcome=delivered")
                        .path("items"))
                .hasSize(30);
    }

    @Test
    void anotherSecretSignsBesideTheOldOneUntilThatRunsOut() throws Exception {
        Receiver receiver = opened(Receiver.taking());
        SubscriptionsServer server = opened(SubscriptionsServer.start(archive, Map.of()));
        JsonNode made = server.subscribe("{\"target\":\"%s\"}".formatted(receiver.address()));
        Webhook old = new Webhook(made.path("secret").asText());

        Webhook young = new Webhook(server.post(API + "/" + id(made) + "/secret", "{\"overlap\":\"PT1H\"}")
                .path("secret")
                .asText());
        feed.archived(1, "harbour");
        Eventually.holds(() -> assertThat(receiver.webhooks()).hasSize(1));
        server.post(API + "/" + id(made) + "/secret", "{\"overlap\":\"PT0S\"}");
        feed.archived(1, "harbour");
        Eventually.holds(() -> assertThat(receiver.webhooks()).hasSize(2));

        Receiver.Webhook both = receiver.webhooks().getFirst();
        assertThat(both.signature().split(" ")).hasSize(2).allMatch(each -> each.startsWith("v1,"));
        old.verify(both.body(), headers(both));
        young.verify(both.body(), headers(both));
        Receiver.Webhook after = receiver.webhooks().getLast();
        assertThat(after.signature().split(" ")).hasSize(1);
        assertThatThrownBy(() -> old.verify(after.body(), headers(after)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> young.verify(after.body(), headers(after)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(server.one(id(made)).path("keys")).hasSize(1);
    }

    @Test
    void oneEventAndAStretchAreSentOnceMoreWithTheSameIdentifiersBesideWhatIsNew() throws Exception {
        List<String> first = feed.archived(10, "harbour");
        Receiver receiver = opened(Receiver.taking());
        SubscriptionsServer server = opened(SubscriptionsServer.start(archive, Map.of()));
        JsonNode made = server.subscribe("{\"target\":\"%s\",\"from\":\"beginning\"}".formatted(receiver.address()));
        Eventually.holds(() -> assertThat(taken(receiver)).isEqualTo(first));

        server.post(API + "/" + id(made) + "/redeliver", "{\"event\":\"%s\"}".formatted(first.get(4)));
        Eventually.holds(() -> assertThat(taken(receiver)).hasSize(11));
        server.post(API + "/" + id(made) + "/redeliver", "{\"from\":2,\"to\":4}");
        Eventually.holds(() -> assertThat(taken(receiver)).hasSize(14));

        assertThat(taken(receiver).subList(10, 14))
                .containsExactly(first.get(4), first.get(1), first.get(2), first.get(3));
        List<String> more = feed.archived(1, "harbour");
        Eventually.holds(() -> assertThat(taken(receiver)).hasSize(15));
        assertThat(taken(receiver).getLast()).isEqualTo(more.getFirst());
        JsonNode ledger = server.get(API + "/" + id(made) + "/deliveries?event=" + first.get(4));
        assertThat(ledger.path("items"))
                .extracting(line -> line.path("kind").asText())
                .containsExactly("redelivery", "event");
    }

    @Test
    void aRedeliveryThatIsRefusedIsGivenUpAndHoldsUpNothing() throws Exception {
        List<String> first = feed.archived(2, "harbour");
        Receiver receiver = opened(Receiver.taking());
        SubscriptionsServer server =
                opened(SubscriptionsServer.start(archive, Map.of("stenogram.subscriptions.redelivery-tries", 3)));
        JsonNode made = server.subscribe("{\"target\":\"%s\",\"from\":\"beginning\"}".formatted(receiver.address()));
        Eventually.holds(() -> assertThat(taken(receiver)).isEqualTo(first));

        receiver.answer((number, webhook) -> Reply.of(webhook.id().equals(first.getFirst()) ? 422 : 200));
        server.post(API + "/" + id(made) + "/redeliver", "{\"from\":1,\"to\":2}");
        List<String> more = feed.archived(2, "harbour");

        Eventually.holds(() -> assertThat(taken(receiver)).containsAll(more).hasSize(5));
        assertThat(server.get(API + "/" + id(made) + "/deliveries?outcome=given-up")
                        .path("items"))
                .hasSize(1);
        assertThat(server.get(API + "/" + id(made) + "/deliveries?outcome=failed")
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void aPausedOneGetsNothingButATestAndLosesNothing() throws Exception {
        Receiver receiver = opened(Receiver.taking());
        SubscriptionsServer server = opened(SubscriptionsServer.start(archive, Map.of()));
        JsonNode made = server.subscribe("{\"target\":\"%s\"}".formatted(receiver.address()));
        server.post(API + "/" + id(made) + "/pause", "{}");

        List<String> expected = feed.archived(3, "harbour");
        JsonNode tested = server.post(API + "/" + id(made) + "/test", "{}");

        assertThat(tested.path("outcome").asText()).isEqualTo("delivered");
        Receiver.Webhook test = receiver.webhooks().getFirst();
        new Webhook(made.path("secret").asText()).verify(test.body(), headers(test));
        assertThat(test.body()).contains("org.stenogram.subscription.test.v1");
        assertThat(receiver.webhooks()).hasSize(1);
        server.post(API + "/" + id(made) + "/resume", "{}");
        Eventually.holds(() -> assertThat(taken(receiver)).hasSize(4));
        assertThat(taken(receiver).subList(1, 4)).isEqualTo(expected);
    }

    @Test
    void filtersChooseAndAChangeCountsFromThePositionOn() throws Exception {
        Receiver receiver = opened(Receiver.taking());
        SubscriptionsServer server = opened(SubscriptionsServer.start(archive, Map.of()));
        JsonNode made =
                server.subscribe("{\"target\":\"%s\",\"types\":[\"document.archived\"],\"collection\":\"harbour\"}"
                        .formatted(receiver.address()));
        List<String> expected = new ArrayList<>(feed.archived(2, "harbour"));
        feed.archived(2, "forest");
        feed.failed("harbour");
        expected.addAll(feed.archived(1, "harbour"));
        Eventually.holds(() -> assertThat(taken(receiver)).isEqualTo(expected));

        HttpResponse<String> changed =
                server.send("PATCH", API + "/" + id(made), "{\"collection\":null,\"types\":null,\"name\":\"all\"}");
        assertThat(changed.statusCode()).isEqualTo(200);
        expected.add(feed.failed("harbour"));
        expected.addAll(feed.archived(1, "forest"));

        Eventually.holds(() -> assertThat(taken(receiver)).isEqualTo(expected));
    }

    @Test
    void aRestartInTheMiddleLosesNothingAndKeepsTheOrder() throws Exception {
        List<String> expected = feed.archived(60, "harbour");
        Receiver receiver = opened(Receiver.start((number, webhook) -> new Reply(200, Map.of(), "", 20)));
        SubscriptionsServer first = SubscriptionsServer.start(archive, Map.of());
        first.subscribe("{\"target\":\"%s\",\"from\":\"beginning\"}".formatted(receiver.address()));
        Eventually.holds(() -> assertThat(receiver.taken()).hasSizeGreaterThan(10));
        first.close();
        assertThat(receiver.taken()).as("stopped in the middle").hasSizeLessThan(60);

        opened(SubscriptionsServer.start(archive, Map.of()));

        Eventually.holds(
                () -> assertThat(inOrderWithoutRepeats(taken(receiver))).isEqualTo(expected));
    }

    @Test
    void twoProcessesSendEachSubscriptionOneAtATimeAndTheOtherGoesOnWhenOneStops() throws Exception {
        Receiver receiver = opened(Receiver.start((number, webhook) -> new Reply(200, Map.of(), "", 5)));
        SubscriptionsServer one = SubscriptionsServer.start(archive, Map.of());
        SubscriptionsServer other = opened(SubscriptionsServer.start(archive, Map.of()));
        JsonNode made = one.subscribe("{\"target\":\"%s\"}".formatted(receiver.address()));

        List<String> expected = new ArrayList<>(feed.archived(100, "harbour"));
        Eventually.holds(() -> assertThat(receiver.taken()).hasSizeGreaterThan(30));
        one.close();
        expected.addAll(feed.archived(50, "harbour"));

        Eventually.holds(
                () -> assertThat(inOrderWithoutRepeats(taken(receiver))).isEqualTo(expected));
        assertThat(receiver.mostAtOnce()).isEqualTo(1);
        Eventually.holds(
                () -> assertThat(other.one(id(made)).path("behind").asLong()).isZero());
    }

    @Test
    void aProcessThatWasKilledIsFollowedByAnotherWhenItsLeaseRunsOut() throws Exception {
        SubscriptionsServer server = opened(SubscriptionsServer.start(archive, Map.of()));
        Receiver receiver = opened(Receiver.taking());
        JsonNode made = server.subscribe("{\"target\":\"%s\",\"name\":\"x\"}".formatted(receiver.address()));
        server.post(API + "/" + id(made) + "/pause", "{}");
        try (Connection ledger = SubscriptionsServer.ledger(archive);
                Statement statement = ledger.createStatement()) {
            statement.executeUpdate("""
                    UPDATE delivery.subscription
                       SET state = 'active', lease_holder = gen_random_uuid(), lease_until = clock_timestamp() + interval '2 seconds'
                    """);
        }
        long begin = System.nanoTime();
        List<String> expected = feed.archived(3, "harbour");

        Eventually.holds(() -> assertThat(taken(receiver)).isEqualTo(expected));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1500));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.add(part);
        return part;
    }

    private static String id(JsonNode subscription) {
        return subscription.path("id").asText();
    }

    private static List<String> taken(Receiver receiver) {
        return receiver.taken().stream().map(Receiver.Webhook::id).toList();
    }

    private static List<String> ids(Receiver receiver) {
        return receiver.webhooks().stream().map(Receiver.Webhook::id).toList();
    }

    /// At least once means that the same one may come again, before the next.
    private static List<String> inOrderWithoutRepeats(List<String> ids) {
        List<String> distinct = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (seen.add(id)) {
                distinct.add(id);
            } else {
                assertThat(id).as("a repeat of an earlier event").isEqualTo(distinct.getLast());
            }
        }
        return distinct;
    }

    private static Map<String, List<String>> headers(Receiver.Webhook webhook) {
        return Map.of(
                "webhook-id", List.of(webhook.id()),
                "webhook-timestamp", List.of(webhook.timestamp()),
                "webhook-signature", List.of(webhook.signature()));
    }
}
