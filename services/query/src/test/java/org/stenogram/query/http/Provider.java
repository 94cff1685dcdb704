package org.stenogram.query.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An OpenID Connect provider of other people's making: discovery, authorization code with PKCE, keys, signed tokens.
/// It lets in whoever comes, as the person that was named before.
final class Provider implements BeforeAllCallback, AfterAllCallback {

    static final String CITY = "city";

    private static final long MINUTES = 120;

    /// Below those that Linux gives to connections: none of them has one of these ports before the server listens.
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 32_000;

    private final MockOAuth2Server server = new MockOAuth2Server();
    private final int port = freePort();

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    void start() {
        server.start(InetAddress.getLoopbackAddress(), port);
    }

    void stop() {
        server.shutdown();
    }

    /// What it will call itself, whether it has started or not.
    String issuer() {
        return "http://localhost:" + port + "/" + CITY;
    }

    /// A token that the provider signed for somebody, without a sign-in at the archive.
    String token(Map<String, Object> claims) {
        return server.issueToken(CITY, "7", "stenogram", claims).serialize();
    }

    /// The person that the next sign-in is of.
    void next(String name, String... groups) {
        next(Map.of("name", name, "groups", List.of(groups)), MINUTES);
    }

    /// @param claims of the next token, over those that it has
    /// @param seconds how long that token is good
    void next(Map<String, Object> claims, long seconds) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(CITY, "7", "JWT", null, claims, seconds));
    }

    /// Settings of an archive whose people sign in here.
    Map<String, Object> settings() {
        int archive = freePort();
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.port", archive);
        settings.put("stenogram.access.enabled", "true");
        settings.put("stenogram.sign-in.issuer", issuer());
        settings.put("stenogram.sign-in.client-id", "stenogram");
        settings.put("stenogram.sign-in.client-secret", "a secret of the tests");
        settings.put("stenogram.sign-in.public-url", "http://localhost:" + archive);
        settings.put("stenogram.sign-in.viewers", "staff");
        settings.put("stenogram.sign-in.archivists", "archive");
        settings.put("stenogram.sign-in.administrators", "archive-it");
        return settings;
    }

    /// Each must know the other's before it starts.
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // Somebody has it: another one.
            }
        }
    }
}
