package org.stenogram.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.stenogram.access.Role;
import org.stenogram.access.Token;
import org.stenogram.embedded.EmbeddedDatabase;
import org.stenogram.query.postgres.ApiKeys;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.testkit.ArchiveDatabase;

/// The whole service on a free port over the test's database and a bucket of its own, asked as clients ask it.
final class QueryServer implements AfterEachCallback {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiContract CONTRACT = ApiContract.read();

    private final Map<String, Object> settings = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable EmbeddedServer server;
    private @Nullable String key;

    QueryServer with(String setting, Object value) {
        settings.put(setting, value);
        return this;
    }

    /// Starts over whatever the database holds.
    QueryServer start(ArchiveDatabase archive, Path bucket, KafkaConnection kafka) throws IOException {
        settings.putIfAbsent("stenogram.query.enabled", "true");
        settings.putIfAbsent("stenogram.query.jdbc-url", archive.jdbcUrl());
        settings.putIfAbsent("stenogram.query.user", EmbeddedDatabase.QUERY);
        settings.putIfAbsent("stenogram.query.password", archive.password());
        // Each connection is warmed up at every start, and a test has few readers.
        settings.putIfAbsent("stenogram.query.pool-size", 3);
        settings.putIfAbsent("stenogram.bucket.folder", bucket.toString());
        settings.putIfAbsent("micronaut.server.port", -1);
        ApplicationContext context = ApplicationContext.builder("test")
                .deduceEnvironment(false)
                .propertySources(defaults(), PropertySource.of("test", settings, 1000))
                .singletons(kafka)
                .start();
        server = context.getBean(EmbeddedServer.class).start();
        return this;
    }

    /// Sends a key of this role with each request from now on.
    QueryServer actAs(Role role) {
        Token token = Token.create(new SecureRandom());
        context()
                .getBean(ApiKeys.class)
                .make(token, "tests " + role.code(), role, 1, new Decision("the tests", "to ask"));
        return actAs(token.text());
    }

    QueryServer actAs(String newKey) {
        key = newKey;
        return this;
    }

    static PropertySource defaults() throws IOException {
        try (InputStream yaml = QueryServer.class.getResourceAsStream("/query.yml")) {
            return MapPropertySource.of("query", new YamlPropertySourceLoader().read("query", yaml));
        }
    }

    ApplicationContext context() {
        return running().getApplicationContext();
    }

    URI at(String path) {
        return URI.create("http://localhost:" + running().getPort() + path);
    }

    private EmbeddedServer running() {
        return Objects.requireNonNull(server, "the server was not started");
    }

    int port() {
        return running().getPort();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(builder(path, headers).GET());
    }

    HttpResponse<byte[]> getBytes(String path) {
        try {
            return client.send(builder(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return send(builder(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /// Sends files as a form does.
    HttpResponse<String> upload(Multipart form, String... headers) {
        return send(builder("/api/v1/uploads", headers)
                .header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofByteArray(form.bytes())));
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        return send(builder(path, headers).method(method, body));
    }

    /// The JSON at a path that is there.
    JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return json(response);
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    private HttpRequest.Builder builder(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(at(path));
        if (key != null && !List.of(headers).contains("Authorization")) {
            builder.header("Authorization", "Bearer " + key);
        }
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpRequest asked = request.build();
            HttpResponse<String> response = client.send(asked, BodyHandlers.ofString());
            CONTRACT.check(asked.method(), response);
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    void close() {
        if (server != null) {
            server.getApplicationContext().close();
            server = null;
        }
        client.close();
    }
}
