package org.stenogram.subscriptions.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A receiver of webhooks: a real HTTP server that keeps what it was sent and answers as a script says.
final class Receiver implements AutoCloseable {

    /// What came.
    record Webhook(String id, String timestamp, String signature, String type, String body) {}

    /// What is answered.
    ///
    /// @param delayMillis how long it takes about it
    record Reply(int status, Map<String, String> headers, String body, int delayMillis) {

        static Reply of(int status) {
            return new Reply(status, Map.of(), "", 0);
        }
    }

    /// What is answered to the nth webhook, from 1.
    @FunctionalInterface
    interface Script {
        Reply answer(int number, Webhook webhook);
    }

    private final List<Webhook> webhooks = Collections.synchronizedList(new ArrayList<>());
    private final List<Webhook> taken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Script script;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    private int port;

    private Receiver(Script script) {
        this.script = script;
    }

    static Receiver start(Script script) {
        Receiver receiver = new Receiver(script);
        receiver.comeBack();
        return receiver;
    }

    static Receiver taking() {
        return start((number, webhook) -> Reply.of(204));
    }

    void answer(Script other) {
        script = other;
    }

    /// Closes its port.
    void disappear() {
        if (server != null) {
            server.stop(0);
        }
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    /// Opens the same port again.
    void comeBack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + port + "/hooks";
    }

    int port() {
        return port;
    }

    /// All that came, whatever was answered.
    List<Webhook> webhooks() {
        return List.copyOf(webhooks);
    }

    /// Those that were answered with 2xx.
    List<Webhook> taken() {
        return List.copyOf(taken);
    }

    /// How many waited for their answer at the same time, at most. One that is held back or being answered does not
    /// count: the sender may have given it up, or may send the next one before the thread here goes on.
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Webhook webhook = new Webhook(
                    header(exchange, "webhook-id"),
                    header(exchange, "webhook-timestamp"),
                    header(exchange, "webhook-signature"),
                    header(exchange, "content-type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Reply reply = waiting(webhook);
            Thread.sleep(reply.delayMillis());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            if (reply.status() / 100 == 2) {
                taken.add(webhook);
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            // gone meanwhile
        }
    }

    private Reply waiting(Webhook webhook) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            int number;
            synchronized (webhooks) {
                webhooks.add(webhook);
                number = webhooks.size();
            }
            return script.answer(number, webhook);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        disappear();
    }
}
