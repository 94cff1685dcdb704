package org.stenogram.standalone.follow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.stenogram.eventcodec.EventJson;

/// Reads server-sent events as their specification says, and connects again with `Last-Event-ID` when it is cut off.
final class StreamReader implements AutoCloseable {

    private static final int PAUSE_MILLIS = 100;

    private final HttpClient client;
    private final URI address;
    private final BiConsumer<Long, JsonNode> events;
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread thread = Thread.ofVirtual().name("stream-reader").unstarted(this::run);
    private volatile boolean isOver;
    /// Moves with a whole message only: one that was cut in the middle comes again.
    private String lastId = "";

    private StreamReader(HttpClient client, URI address, BiConsumer<Long, JsonNode> events) {
        this.client = client;
        this.address = address;
        this.events = events;
    }

    /// @param events hears of each event with its position
    static StreamReader open(HttpClient client, URI address, BiConsumer<Long, JsonNode> events) {
        StreamReader reader = new StreamReader(client, address, events);
        reader.thread.start();
        return reader;
    }

    /// How often the server answered it.
    int connections() {
        return connections.get();
    }

    private void run() {
        while (!isOver) {
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
                if (!lastId.isEmpty()) {
                    request.header("Last-Event-ID", lastId);
                }
                HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    if (response.statusCode() == 200) {
                        connections.incrementAndGet();
                        read(body);
                    }
                }
            } catch (IOException e) {
                // Cut off, or nobody answers.
            } catch (InterruptedException e) {
                return;
            }
            pause();
        }
    }

    private void read(InputStream body) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        String name = "message";
        String id = lastId;
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                lastId = id;
                if (name.equals("message") && !data.isEmpty()) {
                    events.accept(Long.parseLong(id), EventJson.mapper().readTree(data.toString()));
                }
                name = "message";
                data.setLength(0);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(line, 6, line.length());
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            isOver = true;
        }
    }

    @Override
    public void close() {
        isOver = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
