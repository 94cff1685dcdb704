package org.stenogram.subscriptions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stenogram.embedded.EmbeddedDatabase;
import org.stenogram.stageruntime.wiring.ServiceLauncher;
import org.stenogram.subscriptions.targets.Names;
import org.stenogram.testkit.ArchiveDatabase;

/// The whole service on a free port over the test's database, asked as clients ask it.
final class SubscriptionsServer implements AutoCloseable {

    static final String API = "/api/v1/subscriptions";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiContract CONTRACT = ApiContract.read();

    private final HttpClient client = HttpClient.newHttpClient();
    private final EmbeddedServer server;

    private SubscriptionsServer(EmbeddedServer server) {
        this.server = server;
    }

    /// Starts over the archive's schema, quick to try again, with receivers on loopback allowed.
    ///
    /// @param settings over those
    static SubscriptionsServer start(ArchiveDatabase archive, Map<String, Object> settings) {
        return start(archive, settings, null);
    }

    /// @param names another resolver than the machine's
    static SubscriptionsServer start(ArchiveDatabase archive, Map<String, Object> settings, @Nullable Names names) {
        Map<String, Object> all = new HashMap<>();
        all.put("stenogram.subscriptions.jdbc-url", archive.jdbcUrl());
        all.put("stenogram.subscriptions.password", archive.password());
        all.put("stenogram.subscriptions.port", 0);
        all.put("micronaut.server.port", -1);
        all.put("stenogram.subscriptions.allowed-targets", List.of("127.0.0.1"));
        all.put("stenogram.subscriptions.retry-first", "50ms");
        all.put("stenogram.subscriptions.retry-longest", "200ms");
        all.put("stenogram.subscriptions.send-timeout", "500ms");
        all.put("stenogram.subscriptions.lease", "3s");
        all.putAll(settings);
        var builder = ApplicationContext.builder("test")
                .deduceEnvironment(false)
                .propertySources(ServiceLauncher.settingsOf("subscriptions").toArray(PropertySource[]::new))
                .propertySources(PropertySource.of("test", all, 1000));
        if (names != null) {
            builder.singletons(names);
        }
        SubscriptionsServer server = new SubscriptionsServer(
                builder.start().getBean(EmbeddedServer.class).start());
        server.awaitReady();
        return server;
    }

    private void awaitReady() {
        try {
            Eventually.holds(() -> {
                if (send("GET", "/health/readiness", null).statusCode() != 200) {
                    throw new AssertionError("not ready");
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection ledger(ArchiveDatabase archive) throws SQLException {
        return archive.open(EmbeddedDatabase.SUBSCRIPTIONS);
    }

    ApplicationContext context() {
        return server.getApplicationContext();
    }

    /// A new subscription that must be taken.
    JsonNode subscribe(String json) {
        HttpResponse<String> response = send("POST", API, json);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        return json(response);
    }

    JsonNode get(String path) {
        HttpResponse<String> response = send("GET", path, null);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return json(response);
    }

    JsonNode one(String id) {
        return get(API + "/" + id);
    }

    JsonNode post(String path, String json) {
        HttpResponse<String> response = send("POST", path, json);
        if (response.statusCode() >= 300) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return json(response);
    }

    HttpResponse<String> send(String method, String path, @Nullable String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        try {
            HttpRequest asked = request.build();
            HttpResponse<String> response = client.send(asked, BodyHandlers.ofString());
            CONTRACT.check(asked.method(), response);
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
        client.close();
    }
}
