package org.stenogram.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.wiring.SubscriptionsAddress;

/// Asks the subscriptions service what the pages show, by its public API. Whoever is signed in here asks there, too:
/// the key or the session is handed on, and that service looks it up itself.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class SubscriptionsClient {

    static final String API = "/api/v1/subscriptions";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    /// A test event waits for its receiver.
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final SubscriptionsAddress address;
    private final Provider<EmbeddedServer> here;
    private final Optional<SessionCookie> session;

    SubscriptionsClient(SubscriptionsAddress address, Provider<EmbeddedServer> here, Optional<SessionCookie> session) {
        this.address = address;
        this.here = here;
        this.session = session;
    }

    /// The answer to a question that must be there.
    JsonNode get(HttpRequest<?> asking, String path) {
        return send(asking, "GET", path, null);
    }

    /// Has something done.
    JsonNode post(HttpRequest<?> asking, String path, String json, Decision decision) {
        return send(asking, "POST", path + signed(decision), json);
    }

    JsonNode delete(HttpRequest<?> asking, String path, Decision decision) {
        return send(asking, "DELETE", path + signed(decision), null);
    }

    private static String signed(Decision decision) {
        return "?who=%s&reason=%s"
                .formatted(
                        URLEncoder.encode(decision.who(), StandardCharsets.UTF_8),
                        URLEncoder.encode(decision.reason(), StandardCharsets.UTF_8));
    }

    private JsonNode send(HttpRequest<?> asking, String method, String path, @Nullable String json) {
        java.net.http.HttpRequest.Builder request = java.net.http.HttpRequest.newBuilder(URI.create(root() + path))
                .timeout(ANSWER)
                .header(HttpHeaders.ACCEPT, "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        asking.getHeaders()
                .findFirst(HttpHeaders.AUTHORIZATION)
                .or(() -> session.flatMap(cookie -> cookie.token(asking)).map(token -> "Bearer " + token.text()))
                .ifPresent(value -> request.header(HttpHeaders.AUTHORIZATION, value));
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty()
                    ? EventJson.mapper().missingNode()
                    : EventJson.mapper().readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new ProblemException(type(response.statusCode(), body), detail(response.statusCode(), body));
            }
            return body;
        } catch (IOException e) {
            throw new ProblemException(ProblemType.SUBSCRIPTIONS_AWAY, "The subscriptions service does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.SUBSCRIPTIONS_AWAY, "The server stops.", e);
        }
    }

    private String root() {
        return address.url().isEmpty() ? "http://127.0.0.1:" + here.get().getPort() : address.url();
    }

    /// A fault of what was asked stays one; all else is the service's, and so is a path that is not there.
    private static ProblemType type(int status, JsonNode problem) {
        return switch (status) {
            case 400, 409, 413 -> ProblemType.REQUEST_FAILED;
            case 401 -> ProblemType.SIGN_IN_NEEDED;
            case 403 -> ProblemType.NOT_ALLOWED;
            case 404 ->
                problem.path("code").asText().equals(ProblemType.UNKNOWN_PATH.code())
                        ? ProblemType.SUBSCRIPTIONS_AWAY
                        : ProblemType.NOT_FOUND;
            default -> ProblemType.SUBSCRIPTIONS_AWAY;
        };
    }

    private static String detail(int status, JsonNode problem) {
        return problem.path("detail").asText("The subscriptions service answered %d.".formatted(status));
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
