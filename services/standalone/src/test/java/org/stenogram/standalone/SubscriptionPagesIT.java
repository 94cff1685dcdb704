package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The pages of subscriptions, by their forms alone.
class SubscriptionPagesIT {

    private static final String SIGNED = "who=I.+Calder&reason=for+the+catalogue";
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]+");
    private static final Pattern ACTION = Pattern.compile("action=\"(/subscriptions/[0-9a-f-]{36})/test\"");
    private static final Pattern EVENT = Pattern.compile("name=\"event\" value=\"([0-9a-f-]{36})\"");

    @RegisterExtension
    static final RunningStenogram stenogram = RunningStenogram.shared();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger received = new AtomicInteger();
    private HttpServer receiver;

    @BeforeEach
    void receive() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            received.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        client.close();
    }

    @Test
    void aSubscriptionIsMadeTestedPausedResumedSentOnceMoreAndEnded() throws Exception {
        String target = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks";

        HttpResponse<String> made = form(
                "/subscriptions",
                SIGNED
                        + "&target=%s&name=%s&words=dredger&from=beginning"
                                .formatted(RunningStenogram.encoded(target), RunningStenogram.encoded("<b>us</b>")));
        String page = found(ACTION, made.body());
        String secret =
                SECRET.matcher(made.body()).results().findFirst().orElseThrow().group();

        assertThat(made.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(made.body()).contains("&lt;b").doesNotContain("<b>us");
        assertThat(stenogram.text(page)).doesNotContain(secret, "whsec_").contains("“dredger”", "active");
        assertThat(stenogram.text("/subscriptions")).contains(page, "“dredger”").doesNotContain("whsec_");

        assertThat(form(page + "/test", "").statusCode()).isEqualTo(200);
        assertThat(received).hasValue(1);
        assertThat(stenogram.text(page)).contains("org.stenogram.subscription.test.v1", "status 204");

        assertThat(form(page + "/pause", SIGNED).body()).contains("paused", "Resume");
        stenogram.archive(Files.writeString(
                folder.resolve("minutes.txt"), "MINUTES\n\nThe Chairman: The dredger is late.\n\nMr. Alder: It is.\n"));
        assertThat(received).hasValue(1);
        form(page + "/resume", SIGNED);
        Eventually.get(received::get, count -> count == 2);
        String sent = Eventually.get(
                () -> stenogram.text(page), body -> EVENT.matcher(body).find());
        form(page + "/redeliver", SIGNED + "&event=" + found(EVENT, sent));
        Eventually.get(received::get, count -> count == 3);

        String another = form(page + "/secret", SIGNED).body();
        assertThat(SECRET.matcher(another).results().findFirst().orElseThrow().group())
                .isNotEqualTo(secret);
        assertThat(form(page + "/delete", SIGNED).body()).contains("Nobody is told of anything yet");
        assertThat(stenogram.text("/activity"))
                .contains("for the catalogue", "<strong>I. Calder</strong>: subscribe")
                .contains("<strong>I. Calder</strong>: end a subscription", "active → paused");
        assertThat(client.send(
                                HttpRequest.newBuilder(URI.create(stenogram.url() + page))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTargetThatIsRefusedSaysWhyAndKeepsWhatWasTyped() throws Exception {
        HttpResponse<String> refused =
                form("/subscriptions", SIGNED + "&target=https%3A%2F%2F169.254.169.254%2F&person=Kola&words=a+%26+b");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("role=\"alert\"", "value=\"Kola\"", "value=\"a &amp; b\"");
        assertThat(stenogram.text("/subscriptions")).contains("Nobody is told of anything yet");
    }

    private HttpResponse<String> form(String path, String fields) throws Exception {
        try (HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            return following.send(
                    HttpRequest.newBuilder(URI.create(stenogram.url() + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(fields))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }
}
