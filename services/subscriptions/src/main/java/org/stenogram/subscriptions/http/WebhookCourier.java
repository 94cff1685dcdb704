package org.stenogram.subscriptions.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.Courier;
import org.stenogram.subscriptions.deliveries.Answer;
import org.stenogram.subscriptions.deliveries.Parcel;
import org.stenogram.subscriptions.deliveries.RetryAfter;
import org.stenogram.subscriptions.targets.TargetRefusedException;
import org.stenogram.subscriptions.targets.TargetRules;

/// Sends webhooks as [Standard Webhooks](https://www.standardwebhooks.com) says. It follows no redirect, keeps no
/// cookie, uses no proxy, tries nothing twice, and reads no more of an answer than staff need to see.
public final class WebhookCourier implements Courier, AutoCloseable {

    /// Without a charset: JSON has one only, and there are libraries that compare the whole of it.
    private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json");
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(4);
    /// After that a connection is made anew, and its address looked at again.
    private static final TimeValue LONGEST_CONNECTION = TimeValue.ofMinutes(1);
    private static final TimeValue IDLE = TimeValue.ofSeconds(20);
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_BYTES = 4096;
    private static final int MOST_CHARACTERS = 500;
    /// What an answer's head may be: without these a receiver could fill the memory with one that never ends.
    private static final Http1Config HEAD =
            Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build();

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("subscriptions-deadlines").factory());
    private final CloseableHttpClient client;
    private final Duration timeout;
    private final Clock clock;

    /// @param timeout how long one message may take, from the first look at the name to the end of the answer
    /// @param tls whose certificates are trusted
    public WebhookCourier(TargetRules rules, Duration timeout, SSLContext tls, Clock clock) {
        this.timeout = timeout;
        this.clock = clock;
        Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
        client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(HEAD)
                                .build())
                        .setDnsResolver(new CheckedAddresses(rules))
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connect))
                                .setSocketTimeout(Timeout.of(timeout))
                                .setTimeToLive(LONGEST_CONNECTION)
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(timeout))
                        .setResponseTimeout(Timeout.of(timeout))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Stenogram-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictIdleConnections(IDLE)
                .build();
    }

    @Override
    public Answer send(Parcel parcel) {
        long begin = System.nanoTime();
        HttpPost request = new HttpPost(parcel.target());
        request.setHeader("webhook-id", parcel.id());
        request.setHeader("webhook-timestamp", Long.toString(parcel.timestamp()));
        request.setHeader("webhook-signature", parcel.signature());
        request.setEntity(new ByteArrayEntity(parcel.body().getBytes(StandardCharsets.UTF_8), CLOUD_EVENT));
        ScheduledFuture<?> deadline =
                deadlines.schedule(() -> request.cancel(), timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            return answer(request, response, begin);
        } catch (IOException | IllegalStateException | UncheckedIOException e) {
            Duration took = since(begin);
            return Answer.none(took, took.compareTo(timeout) < 0 ? words(e) : overdue());
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void abort() {
        client.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void close() {
        abort();
        deadlines.shutdownNow();
    }

    private Answer answer(HttpPost request, ClassicHttpResponse response, long begin) {
        Header header = response.getFirstHeader("Retry-After");
        @Nullable
        Duration retryAfter = header == null
                ? null
                : RetryAfter.parse(header.getValue(), clock.instant()).orElse(null);
        String excerpt = excerpt(request, response.getEntity());
        return Answer.of(response.getCode(), retryAfter, since(begin), excerpt);
    }

    /// The status alone decides; what is wrong with the body changes nothing.
    private static String excerpt(HttpPost request, @Nullable HttpEntity entity) {
        if (entity == null) {
            return "";
        }
        byte[] bytes = {};
        try {
            InputStream body = entity.getContent();
            bytes = body.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                // Closing alone would read it to its end, which may never come.
                request.cancel();
            }
        } catch (IOException e) {
            request.cancel();
        }
        String text = new String(bytes, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cc}\\uFFFD]+", " ")
                .strip();
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, text.codePointCount(0, text.length()))));
    }

    private String overdue() {
        return "no answer within %d ms".formatted(timeout.toMillis());
    }

    private String words(Exception fault) {
        return switch (fault) {
            case TargetRefusedException refused -> String.valueOf(refused.getMessage());
            case ConnectTimeoutException _ -> "no connection in time";
            case SocketTimeoutException _ -> overdue();
            case ConnectException _ -> "no connection: refused";
            case SSLException tls -> "no secure connection: " + tls.getMessage();
            case java.net.UnknownHostException unknown -> "no address: " + unknown.getMessage();
            default -> "no answer: " + fault.getMessage();
        };
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
