package org.stenogram.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.standalone.wiring.Standalone;
import org.stenogram.standalone.wiring.StandaloneSettings;

/// One whole Stenogram for a test class: broker, database, services, on a fresh folder and a free port. Classes that
/// leave each other alone share one, which takes ten seconds to start.
final class RunningStenogram implements BeforeAllCallback, AfterAllCallback {

    private static final RunningStenogram SHARED = new RunningStenogram();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Object> more;
    private @Nullable DataFolder data;
    private @Nullable Standalone standalone;
    private @Nullable Map<String, Object> settings;

    RunningStenogram() {
        this(Map.of());
    }

    /// @param more settings
    RunningStenogram(Map<String, Object> more) {
        this.more = Map.copyOf(more);
    }

    /// That of all classes which ask for it. What they send has names of their own.
    static RunningStenogram shared() {
        return SHARED;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (this == SHARED) {
            if (standalone != null) {
                return;
            }
            // JUnit closes it after the last class.
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(RunningStenogram.class))
                    .put("shared", (AutoCloseable) this::close);
        }
        DataFolder folder = DataFolder.open(Files.createTempDirectory("stenogram-it-"));
        data = folder;
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("stenogram.ingest.settle-time", "300ms");
        settings.put("stenogram.ingest.drop-quiet", "2s");
        settings.put("stenogram.subscriptions.allowed-targets", "127.0.0.1");
        Standalone starting = new Standalone(folder, new StandaloneSettings(folder.bucket(), 0, settings));
        standalone = starting;
        this.settings = settings;
        starting.start();
    }

    /// Stops all of it and starts it again over the same data, at another port.
    void startAgain() throws IOException {
        DataFolder folder = Objects.requireNonNull(data);
        Objects.requireNonNull(standalone).close();
        Standalone starting =
                new Standalone(folder, new StandaloneSettings(folder.bucket(), 0, Objects.requireNonNull(settings)));
        standalone = starting;
        starting.start();
    }

    /// The database itself, with every right: for what no service would do.
    Connection database() throws IOException, SQLException {
        Path pid = Objects.requireNonNull(data).postgres().resolve("data").resolve("postmaster.pid");
        String port = Files.readAllLines(pid).get(3);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%s/stenogram".formatted(port), "postgres", "");
    }

    /// Sends a form as a page does; a redirection is not followed.
    HttpResponse<String> form(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (this != SHARED) {
            close();
        }
    }

    private void close() {
        if (standalone != null) {
            standalone.close();
        }
        if (data != null) {
            data.close();
        }
        http.close();
    }

    Path inbox() {
        return Objects.requireNonNull(data).bucket().resolve("inbox");
    }

    String url() {
        return Objects.requireNonNull(standalone).url();
    }

    ArchiveClient client() {
        return new ArchiveClient(url());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("GET %s: %d %s".formatted(path, response.statusCode(), response.body()));
        }
        return EventJson.mapper().readTree(response.body());
    }

    String text(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString())
                .body();
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        return EventJson.mapper().readTree(response.body());
    }

    /// Waits until a batch closes, and gives its balance.
    ArchiveClient.Balance closed(UUID batch) throws IOException, InterruptedException {
        try (ArchiveClient client = client()) {
            return Eventually.get(() -> client.balance(batch), ArchiveClient.Balance::closed);
        }
    }

    /// Sends files as one batch and waits until each has its final state.
    UUID archive(Path... files) throws IOException, InterruptedException {
        return archiveIn("tests", files);
    }

    /// The same, in a collection of its own.
    UUID archiveIn(String collection, Path... files) throws IOException, InterruptedException {
        try (ArchiveClient client = client()) {
            UUID batch = client.openBatch(collection);
            for (Path file : files) {
                client.upload(batch, file.getFileName().toString(), file);
            }
            client.seal(batch, files.length);
            closed(batch);
            return batch;
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
