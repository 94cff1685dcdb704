package org.stenogram.subscriptions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stenogram.subscriptions.http.SubscriptionsServer.API;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.subscriptions.deliveries.Answer;
import org.stenogram.subscriptions.deliveries.Parcel;
import org.stenogram.subscriptions.http.Receiver.Reply;
import org.stenogram.subscriptions.targets.AllowedTargets;
import org.stenogram.subscriptions.targets.Names;
import org.stenogram.subscriptions.targets.TargetRules;
import org.stenogram.testkit.ArchiveDatabase;

/// Where messages go, and where they do not.
class TargetIT {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String PASSWORD = "of-a-test";

    @RegisterExtension
    final ArchiveDatabase archive = ArchiveDatabase.withSchema();

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void anInsideTargetIsRefusedWithTheReasonWhenItIsNamed() {
        SubscriptionsServer server = opened(
                SubscriptionsServer.start(archive, Map.of("stenogram.subscriptions.allowed-targets", List.of())));

        for (String target : List.of(
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/",
                "http://1.1.1.1/")) {
            var refused = server.send("POST", API, "{\"target\":\"%s\"}".formatted(target));
            assertThat(refused.statusCode()).as(target).isEqualTo(400);
            assertThat(SubscriptionsServer.json(refused).path("type").asText())
                    .isEqualTo("urn:stenogram:problem:target-refused");
        }
        assertThat(server.get(API).path("items")).isEmpty();
    }

    /// A name server that answers with a public address when the target is named, and with loopback ever after.
    @Test
    void aNameThatChangesToLoopbackAfterItWasCheckedIsNotConnectedTo() throws Exception {
        Receiver receiver = opened(Receiver.taking());
        AtomicInteger asked = new AtomicInteger();
        Names rebinding = host -> List.of(
                asked.incrementAndGet() == 1 ? InetAddress.getByName("1.1.1.1") : InetAddress.getByName("127.0.0.1"));
        SubscriptionsServer server = opened(SubscriptionsServer.start(
                archive, Map.of("stenogram.subscriptions.allowed-targets", List.of()), rebinding));

        JsonNode made =
                server.subscribe("{\"target\":\"https://rebinding.example:%d/hooks\"}".formatted(receiver.port()));
        new FeedRows(archive).archived(1, "harbour");

        String deliveries = API + "/" + made.path("id").asText() + "/deliveries";
        Eventually.holds(() -> assertThat(server.get(deliveries).path("items")).hasSizeGreaterThan(2));
        assertThat(server.get(deliveries).path("items"))
                .allSatisfy(line -> assertThat(line.path("fault").asText()).contains("(this machine)"));
        assertThat(receiver.webhooks()).isEmpty();
    }

    @Test
    void aNameIsAskedOnceForAConnectionAndTheAnswerIsWhatIsConnectedTo() {
        Receiver receiver = opened(Receiver.taking());
        AtomicInteger asked = new AtomicInteger();
        Names names = host -> {
            if (asked.incrementAndGet() > 1) {
                throw new UnknownHostException("asked again");
            }
            return List.of(LOOPBACK);
        };
        WebhookCourier courier = courier(names, Duration.ofSeconds(5));

        Answer answer = courier.send(parcel("http://receiver.example:%d/x".formatted(receiver.port())));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        Receiver inside = opened(Receiver.taking());
        Receiver receiver = opened(
                Receiver.start((number, webhook) -> new Reply(status, Map.of("Location", inside.address()), "", 0)));

        Answer answer =
                courier(host -> List.of(LOOPBACK), Duration.ofSeconds(5)).send(parcel(receiver.address()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isTaken()).isFalse();
        assertThat(inside.webhooks()).isEmpty();
    }

    /// Neither the length of an answer nor its slowness holds a lane longer than a message may take.
    @Test
    void anAnswerWithoutEndIsCutOffWhereItIsLongEnough() throws Exception {
        ServerSocket endless = opened(new ServerSocket(0, 5, LOOPBACK));
        Thread.ofVirtual().start(() -> stream(endless, "HTTP/1.1 200 OK\r\n\r\n", 0));

        Answer answer = courier(host -> List.of(LOOPBACK), Duration.ofSeconds(20))
                .send(parcel("http://127.0.0.1:%d/".formatted(endless.getLocalPort())));

        assertThat(answer.isTaken()).isTrue();
        assertThat(answer.excerpt()).hasSize(500);
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX-Long: ", "HTTP/1.1 200 "})
    void aHeadWithoutEndIsCutOffWhereItIsLongEnough(String begin) throws Exception {
        ServerSocket endless = opened(new ServerSocket(0, 5, LOOPBACK));
        Thread.ofVirtual().start(() -> stream(endless, begin, 0));

        Answer answer = courier(host -> List.of(LOOPBACK), Duration.ofSeconds(20))
                .send(parcel("http://127.0.0.1:%d/".formatted(endless.getLocalPort())));

        assertThat(answer.fault()).isEqualTo("no answer: Maximum line length limit exceeded");
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anAnswerThatDripsIsCutOffWhenTheTimeIsOver() throws Exception {
        ServerSocket slow = opened(new ServerSocket(0, 5, LOOPBACK));
        Thread.ofVirtual().start(() -> stream(slow, "HTTP/1.1 200", 100));

        Answer answer = courier(host -> List.of(LOOPBACK), Duration.ofSeconds(1))
                .send(parcel("http://127.0.0.1:%d/".formatted(slow.getLocalPort())));

        assertThat(answer.fault()).isEqualTo("no answer within 1000 ms");
        assertThat(answer.took()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }

    @Test
    void theCertificateIsHeldAgainstTheNameAndNotAgainstTheAddress() throws Exception {
        SSLContext tls = certificateOf("receiver.example");
        HttpsServer receiver = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 5);
        open.add(() -> receiver.stop(0));
        receiver.setHttpsConfigurator(new HttpsConfigurator(tls));
        receiver.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        WebhookCourier courier = opened(
                new WebhookCourier(rules(host -> List.of(LOOPBACK)), Duration.ofSeconds(5), tls, Clock.systemUTC()));
        int port = receiver.getAddress().getPort();

        Answer named = courier.send(parcel("https://receiver.example:%d/".formatted(port)));
        Answer other = courier.send(parcel("https://other.example:%d/".formatted(port)));

        assertThat(named.status()).isEqualTo(200);
        assertThat(other.status()).isNull();
        assertThat(other.fault()).startsWith("no secure connection");
    }

    private WebhookCourier courier(Names names, Duration timeout) {
        try {
            return opened(new WebhookCourier(rules(names), timeout, SSLContext.getDefault(), Clock.systemUTC()));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TargetRules rules(Names names) {
        return new TargetRules(names, AllowedTargets.of(List.of("127.0.0.1")));
    }

    private static Parcel parcel(String target) {
        return new Parcel(URI.create(target), "id", 1, "v1,x", "{}");
    }

    private static void stream(ServerSocket server, String begin, int pauseMillis) {
        try (Socket socket = server.accept()) {
            InputStream request = socket.getInputStream();
            request.read();
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.UTF_8));
            while (true) {
                socket.getOutputStream()
                        .write(pauseMillis == 0 ? "x".repeat(1024).getBytes(StandardCharsets.UTF_8) : new byte[] {'x'});
                socket.getOutputStream().flush();
                Thread.sleep(pauseMillis);
            }
        } catch (Exception e) {
            // cut off, as wanted
        }
    }

    /// A certificate of a test's own that says one name, and trust in it.
    private SSLContext certificateOf(String name) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            keys.load(bytes, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("receiver", keys.getCertificate("receiver"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.add(part);
        return part;
    }
}
