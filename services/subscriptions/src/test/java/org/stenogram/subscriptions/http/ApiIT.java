package org.stenogram.subscriptions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stenogram.subscriptions.http.SubscriptionsServer.API;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stenogram.testkit.ArchiveDatabase;

/// What the API takes, refuses and answers; the server's harness holds every answer against the contract.
class ApiIT {

    private static final String TARGET = "\"target\":\"http://127.0.0.1:9/hooks\"";

    @RegisterExtension
    final ArchiveDatabase archive = ArchiveDatabase.withSchema();

    private SubscriptionsServer server;

    @BeforeEach
    void start() {
        server = SubscriptionsServer.start(archive, Map.of("stenogram.subscriptions.most-subscriptions", 5));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyRouteIsInTheContractAndTheReverse() {
        var routes = server.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route ->
                        route.getTargetMethod().getDeclaringType().getName().startsWith("org.stenogram."))
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routes).isEqualTo(ApiContract.read().operations());
        assertThat(ApiContract.read().brokenReferences()).isEmpty();
        assertThat(server.send("GET", "/openapi/subscriptions", null).body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void everyListTakesTheParametersOfTheContract() {
        String id = server.subscribe("{" + TARGET + "}").path("id").asText();
        for (String path : List.of(API, API + "/{id}", API + "/{id}/deliveries")) {
            String detail = detail(server.send("GET", path.replace("{id}", id) + "?unknown=1", null));
            var known = ApiContract.read().queryParameters("GET " + path);
            assertThat(detail)
                    .isEqualTo(
                            known.isEmpty()
                                    ? "This path takes no parameters."
                                    : "There is no parameter of this name here; there are: %s."
                                            .formatted(String.join(", ", known)));
        }
    }

    @Test
    void theSecretIsShownOnceAndListsGoOnWhereTheyEnded() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            JsonNode one = server.subscribe("{%s,\"name\":\"number %d\"}".formatted(TARGET, i));
            assertThat(one.path("secret").asText()).startsWith("whsec_");
            made.add(one.path("id").asText());
            assertThat(server.one(made.getLast()).has("secret")).isFalse();
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = server.get(API + "?limit=2" + cursor);
            page.path("items").forEach(one -> listed.add(one.path("id").asText()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());

        assertThat(listed).containsExactlyElementsOf(made.reversed());
        assertThat(server.send("POST", API, "{" + TARGET + "}").statusCode()).isEqualTo(409);
        assertThat(server.send("DELETE", API + "/" + made.getFirst(), null).statusCode())
                .isEqualTo(204);
        assertThat(server.send("GET", API + "/" + made.getFirst(), null).statusCode())
                .isEqualTo(404);
        server.post(API + "/" + made.getLast() + "/pause", "{}");
        assertThat(server.get(API + "?state=paused").path("items")).hasSize(1);
    }

    @Test
    void whatCannotBeMeantIsRefusedInWords() {
        String id = server.subscribe("{" + TARGET + "}").path("id").asText();
        Map<String, String> bodies = Map.ofEntries(
                Map.entry("{", "JSON"),
                Map.entry("[]", "object"),
                Map.entry("{}", "where the webhooks are to be sent"),
                Map.entry("{%s,\"colection\":\"x\"}".formatted(TARGET), "no field of this name"),
                Map.entry("{%s,\"name\":7}".formatted(TARGET), "name must be text"),
                Map.entry("{%s,\"name\":\"%s\"}".formatted(TARGET, "x".repeat(201)), "200 characters at most"),
                Map.entry("{%s,\"name\":\"\\u0000\"}".formatted(TARGET), "no text can have"),
                Map.entry("{%s,\"types\":[]}".formatted(TARGET), "list of one or more"),
                Map.entry("{%s,\"types\":[\"document.cleaned\"]}".formatted(TARGET), "list of one or more"),
                Map.entry(
                        "{%s,\"types\":[\"document.failed\"],\"words\":\"gold\"}".formatted(TARGET),
                        "person and words"),
                Map.entry("{%s,\"document\":\"x\"}".formatted(TARGET), "identifier"),
                Map.entry("{%s,\"from\":\"yesterday\"}".formatted(TARGET), "beginning, now"),
                Map.entry("{%s,\"after\":9}".formatted(TARGET), "has not come as far"),
                Map.entry("{%s,\"after\":-1}".formatted(TARGET), "position of the feed"),
                Map.entry("{%s,\"from\":\"now\",\"after\":0}".formatted(TARGET), "Only one"));
        bodies.forEach((body, words) -> {
            HttpResponse<String> refused = server.send("POST", API, body);
            assertThat(refused.statusCode()).as(body).isEqualTo(400);
            assertThat(detail(refused)).contains(words);
        });
        assertThat(detail(server.send(
                        "POST", API + "/" + id + "/redeliver", "{\"event\":\"%s\"}".formatted(UUID.randomUUID()))))
                .contains("no sending of this event");
        assertThat(detail(server.send("POST", API + "/" + id + "/redeliver", "{\"from\":3,\"to\":2}")))
                .contains("from and to");
        assertThat(detail(server.send("POST", API + "/" + id + "/redeliver", "{\"from\":1,\"to\":2}")))
                .contains("has not come as far");
        assertThat(detail(server.send("POST", API + "/" + id + "/secret", "{\"overlap\":\"P31D\"}")))
                .contains("span");
        assertThat(detail(server.send("GET", API + "?cursor=x", null))).contains("cursor");
        assertThat(server.send("GET", API + "/" + UUID.randomUUID(), null).statusCode())
                .isEqualTo(404);
        assertThat(server.send("GET", API + "/x", null).statusCode()).isEqualTo(400);
        assertThat(server.send("GET", "/nothing", null).statusCode()).isEqualTo(404);
        assertThat(server.send("PUT", API, "{}").statusCode()).isEqualTo(405);
        assertThat(server.get(API).path("items")).hasSize(1);
    }

    @Test
    void otherSitesGetNoFurther() {
        assertThat(server.send("POST", API, "{" + TARGET + "}", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("GET", API, null, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(200);
        assertThat(server.get(API).path("items")).isEmpty();
    }

    @Test
    void aTestThatIsNotAnsweredSaysWhy() {
        String id = server.subscribe("{" + TARGET + "}").path("id").asText();

        JsonNode tested = server.post(API + "/" + id + "/test", "{}");

        assertThat(tested.path("fault").asText()).isEqualTo("no connection: refused");
        assertThat(tested.path("outcome").asText()).isEqualTo("given-up");
        assertThat(server.get(API + "/" + id + "/deliveries").path("items")).hasSize(1);
    }

    @Test
    void healthAndMetricsAreThereFromTheStart() {
        String metrics = server.send("GET", "/prometheus", null).body();

        assertThat(server.send("GET", "/health/liveness", null).statusCode()).isEqualTo(200);
        assertThat(metrics)
                .contains(
                        "stenogram_subscriptions_attempt_seconds_count{outcome=\"delivered\"}",
                        "stenogram_subscriptions_lanes 0.0",
                        "hikaricp_connections_pending");
    }

    private static String detail(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return SubscriptionsServer.json(response).path("detail").asText();
    }
}
