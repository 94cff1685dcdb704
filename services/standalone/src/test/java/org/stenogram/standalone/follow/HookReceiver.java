package org.stenogram.standalone.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventcodec.EventJson;

/// A receiver of webhooks that has its moods.
final class HookReceiver implements AutoCloseable {

    /// How it answers.
    enum Mood {
        TAKES,
        /// 500, and what came is not kept.
        FAILS,
        /// 429 with `Retry-After`, and what came is not kept.
        BUSY,
        /// It keeps what came and answers when nobody waits any more.
        SLOW,
        /// It keeps what came and dies before it answers.
        DIES
    }

    private final AtomicIntegerArray answers = new AtomicIntegerArray(Mood.values().length);
    private final Consumer<JsonNode> taken;
    private final int slowMillis;
    private volatile Mood mood = Mood.TAKES;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    private int port;

    /// @param taken hears of what it keeps, one after the other
    /// @param slowMillis longer than a sender waits
    HookReceiver(Consumer<JsonNode> taken, int slowMillis) {
        this.taken = taken;
        this.slowMillis = slowMillis;
        comeBack();
    }

    String address() {
        return "http://127.0.0.1:" + port + "/hooks";
    }

    void mood(Mood other) {
        mood = other;
    }

    /// How often it answered so.
    int answers(Mood asked) {
        return answers.get(asked.ordinal());
    }

    /// Closes its port.
    void disappear() {
        if (server != null && threads != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /// Opens the same port again.
    void comeBack() {
        try {
            HttpServer opening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            port = opening.getAddress().getPort();
            threads = Executors.newVirtualThreadPerTaskExecutor();
            opening.setExecutor(threads);
            opening.createContext("/", this::handle);
            opening.start();
            server = opening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Mood now = mood;
        byte[] body = exchange.getRequestBody().readAllBytes();
        answers.incrementAndGet(now.ordinal());
        if (now != Mood.FAILS && now != Mood.BUSY) {
            synchronized (taken) {
                taken.accept(EventJson.mapper().readTree(body));
            }
        }
        try (exchange) {
            switch (now) {
                case TAKES -> exchange.sendResponseHeaders(204, -1);
                case FAILS -> exchange.sendResponseHeaders(500, -1);
                case BUSY -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    exchange.sendResponseHeaders(429, -1);
                }
                case SLOW -> {
                    Thread.sleep(slowMillis);
                    exchange.sendResponseHeaders(204, -1);
                }
                case DIES -> {
                    // The connection ends without an answer.
                }
            }
        } catch (InterruptedException e) {
            // It disappeared meanwhile.
        }
    }

    @Override
    public void close() {
        disappear();
    }
}
