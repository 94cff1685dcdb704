package org.stenogram.standalone.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.access.Token;
import org.stenogram.eventcodec.EventJson;

/// The query API as the command line uses it; `contracts/openapi.yaml` describes it.
public final class ArchiveClient implements AutoCloseable {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int UNAUTHORIZED = 401;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final URI root;
    private final @Nullable Token key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /// A client of the Stenogram at a URL: `http://127.0.0.1:8080`.
    ///
    /// @throws IllegalArgumentException when that is no HTTP address
    public ArchiveClient(String url) {
        this(url, null);
    }

    /// The same where people sign in.
    ///
    /// @param key of this machine, sent with each request
    /// @throws IllegalArgumentException when the URL is no HTTP address, or the way of the key is not encrypted
    public ArchiveClient(String url, @Nullable Token key) {
        this.key = key;
        root = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        if (root.getHost() == null || !List.of("http", "https").contains(root.getScheme())) {
            throw new IllegalArgumentException("it must be an http or https address: " + url);
        }
        if (key != null && root.getScheme().equals("http") && !LOOPBACK.contains(root.getHost())) {
            throw new IllegalArgumentException("a key is sent to other machines by https only: " + url);
        }
    }

    /// How the files of a batch stand: dropped = archived + duplicate + failed + waiting.
    ///
    /// @param expected how many files it will have, absent until it is sealed
    public record Balance(
            UUID batchId,
            @Nullable Integer expected,
            int dropped,
            int archived,
            int duplicate,
            int failed,
            int waiting,
            boolean closed) {

        /// A batch that no file came into.
        public static Balance ofNothing(UUID batchId) {
            return new Balance(batchId, 0, 0, 0, 0, 0, 0, true);
        }

        /// How many files have a final state.
        public int finished() {
            return archived + duplicate + failed;
        }
    }

    /// What became of one file.
    ///
    /// @param documentId where it can be found, also for a duplicate; absent for a failed file
    public record Receipt(
            String name,
            String state,
            @Nullable String documentId,
            @Nullable String reason,
            @Nullable String action) {}

    /// Opens a batch for an upload.
    ///
    /// @throws IOException when the service refuses or does not answer
    public UUID openBatch(String collection) throws IOException, InterruptedException {
        JsonNode batch = post("/api/v1/batches", Map.of("collection", collection));
        return UUID.fromString(batch.path("batchId").asText());
    }

    /// Uploads one file into a batch.
    ///
    /// @throws IOException when the service refuses, the file cannot be read or nothing answers
    public void upload(UUID batch, String name, Path file) throws IOException, InterruptedException {
        send(
                "PUT",
                "/api/v1/batches/%s/files/%s".formatted(batch, encoded(name)),
                BodyPublishers.ofFile(file),
                "application/octet-stream");
    }

    /// Says that a batch has all its files.
    ///
    /// @throws IOException when the service refuses or does not answer
    public void seal(UUID batch, int files) throws IOException, InterruptedException {
        post("/api/v1/batches/%s/seal".formatted(batch), Map.of("files", files));
    }

    /// How a batch stands now.
    ///
    /// @throws IOException when the service refuses or does not answer
    public Balance balance(UUID batch) throws IOException, InterruptedException {
        JsonNode found = get("/api/v1/batches/" + batch);
        return new Balance(
                batch,
                found.hasNonNull("expected") ? found.path("expected").asInt() : null,
                found.path("dropped").asInt(),
                found.path("archived").asInt(),
                found.path("duplicate").asInt(),
                found.path("failed").asInt(),
                found.path("waiting").asInt(),
                found.hasNonNull("closedAt"));
    }

    /// What became of each file of a batch.
    ///
    /// @throws IOException when the service refuses or does not answer
    public List<Receipt> receipts(UUID batch) throws IOException, InterruptedException {
        List<Receipt> receipts = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            String page = "/api/v1/batches/%s/arrivals?limit=200".formatted(batch)
                    + (cursor == null ? "" : "&cursor=" + encoded(cursor));
            JsonNode found = get(page);
            for (JsonNode arrival : found.path("items")) {
                receipts.add(receipt(arrival));
            }
            cursor = text(found, "next");
        } while (cursor != null);
        return receipts;
    }

    /// What became of an authority file.
    ///
    /// @param imported people that were taken
    /// @param known how many names of the archive lead to people of authority files now
    /// @param refusals how many rows were not taken
    /// @param refused the first of them
    public record AuthorityReceipt(int imported, int known, int refusals, List<RefusedRow> refused) {}

    /// A row that was not taken.
    public record RefusedRow(int line, String reason) {}

    /// Imports an authority file.
    ///
    /// @throws IOException when the service refuses it as a whole or does not answer
    public AuthorityReceipt importAuthority(Path file) throws IOException, InterruptedException {
        JsonNode taken = send("POST", "/api/v1/authority", BodyPublishers.ofFile(file), "text/csv");
        List<RefusedRow> refused = new ArrayList<>();
        for (JsonNode row : taken.path("refused")) {
            refused.add(
                    new RefusedRow(row.path("line").asInt(), row.path("reason").asText()));
        }
        return new AuthorityReceipt(
                taken.path("imported").asInt(),
                taken.path("known").asInt(),
                taken.path("refusals").asInt(),
                refused);
    }

    /// One document's summary: title, date, counts.
    ///
    /// @throws IOException when the service refuses or does not answer
    public JsonNode document(String documentId) throws IOException, InterruptedException {
        return get("/api/v1/documents/" + encoded(documentId)).path("document");
    }

    @Override
    public void close() {
        http.close();
    }

    private static Receipt receipt(JsonNode arrival) {
        String state = arrival.path("state").asText();
        @Nullable
        String document = switch (state) {
            case "duplicate" -> text(arrival, "duplicateOf");
            case "archived" -> text(arrival, "documentId");
            default -> null;
        };
        JsonNode failure = arrival.path("failure");
        return new Receipt(
                arrival.path("name").asText(), state, document, text(failure, "reason"), text(failure, "action"));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofString(EventJson.write(body)), "application/json");
    }

    private JsonNode send(String method, String path, BodyPublisher body, @Nullable String contentType)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT).method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key.text());
        }
        HttpResponse<byte[]> response = answered(request.build());
        if (response.statusCode() == UNAUTHORIZED) {
            throw new AnswerException(UNAUTHORIZED, whyNobody());
        }
        JsonNode answer = parsed(response.body());
        if (response.statusCode() >= 400) {
            throw new AnswerException(
                    response.statusCode(),
                    answer.hasNonNull("detail")
                            ? answer.path("detail").asText()
                            : "%s %s was answered with status %d".formatted(method, path, response.statusCode()));
        }
        return answer;
    }

    private String whyNobody() {
        return key == null
                ? "people sign in at %s, so a key is needed: have an administrator make one on the page Keys, and give it in"
                                .formatted(root)
                        + " the environment variable STENOGRAM_KEY or with --key-file"
                : "%s does not know the key that ends in %s: it is revoked, has expired, or belongs to another archive"
                        .formatted(root, key.hint());
    }

    private HttpResponse<byte[]> answered(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new IOException(
                    "nothing answers at %s: is Stenogram running (./stenogram up)? Or name it with --url."
                            .formatted(root),
                    e);
        }
    }

    private JsonNode parsed(byte[] body) throws IOException {
        if (body.length == 0) {
            return EventJson.mapper().createObjectNode();
        }
        try {
            return EventJson.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("what answers at %s is not Stenogram: it does not speak JSON".formatted(root), e);
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
