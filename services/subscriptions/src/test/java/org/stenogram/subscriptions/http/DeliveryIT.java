package org.stenogram.subscriptions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stenogram.subscriptions.http.SubscriptionsServer.API;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
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
    final ArchiveDatabase archive = new ArchiveDatabase();

    private final List<AutoCloseable> open = new ArrayList<>();
    private FeedRows feed;

    @BeforeEach
    void archive() {
        SubscriptionsServer.migrate(archive);
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
        expected.addAll(feed.archived(80, "harbour"));

        Eventually.holds(() -> assertThat(ids(receiver)).isEqualTo(expected));
        assertThat(receiver.mostAtOnce()).isEqualTo(1);
        Webhook library = new Webhook(made.path("secret").asText());
        for (Receiver.Webhook each : receiver.webhooks()) {
            library.verify(each.body(), headers(each));
            assertThat(each.type()).startsWith("application/cloudevents+json");
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
        assertThat(receiver.mostAtOnce()).as("besides one that takes too long").isLessThanOrEqualTo(2);
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

    private <T extends AutoCloseable> T opened(T part) {
        open.add(part);
        return part;
    }

    private static String id(JsonNode subscription) {
        return subscription.path("id").asText();
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
