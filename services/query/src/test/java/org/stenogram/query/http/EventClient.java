package org.stenogram.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads server-sent events as their specification says, into a queue.
final class EventClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Message(String name, String data, String lastId) {

        JsonNode json() {
            try {
                return JSON.readTree(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final InputStream body;
    private volatile String lastId;
    private volatile boolean ended;

    private EventClient(InputStream body, String lastId) {
        this.body = body;
        this.lastId = lastId;
        Thread.ofVirtual().start(this::read);
    }

    static EventClient open(URI address, String... headers) {
        return connect(address, "", headers);
    }

    static EventClient resume(URI address, String lastId) {
        return connect(address, lastId, "Last-Event-ID", lastId);
    }

    private static EventClient connect(URI address, String lastId, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (response.statusCode() != 200 || !type.startsWith("text/event-stream")) {
                throw new AssertionError(response.statusCode() + " " + type);
            }
            return new EventClient(response.body(), lastId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The next message; null when none comes in time or the stream has ended.
    @Nullable
    Message next(int seconds) {
        try {
            for (int wait = 0; wait < seconds * 20; wait++) {
                Message message = messages.poll(50, TimeUnit.MILLISECONDS);
                if (message != null || (ended && messages.isEmpty())) {
                    return message;
                }
            }
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// So many messages, or as many as come.
    List<Message> take(int count) {
        List<Message> taken = new ArrayList<>();
        while (taken.size() < count) {
            Message message = next(8);
            if (message == null) {
                break;
            }
            taken.add(message);
        }
        return taken;
    }

    String lastId() {
        return lastId;
    }

    /// Whether the server has said from where on it sends.
    boolean isGreeted() {
        return !lastId.isEmpty();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // it is gone, as wanted
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "message";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        messages.add(new Message(name, data.substring(0, data.length() - 1), lastId));
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line, 6, line.length()).append('\n');
                }
            }
        } catch (IOException e) {
            // cut off
        } finally {
            ended = true;
        }
    }
}
