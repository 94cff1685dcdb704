package org.stenogram.query.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final MockOAuth2Server server = new MockOAuth2Server();

    @Override
    public void beforeAll(ExtensionContext context) {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.shutdown();
    }

    String issuer() {
        return server.issuerUrl(CITY).toString();
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
        int port = freePort();
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.port", port);
        settings.put("stenogram.access.enabled", "true");
        settings.put("stenogram.sign-in.issuer", issuer());
        settings.put("stenogram.sign-in.client-id", "stenogram");
        settings.put("stenogram.sign-in.client-secret", "a secret of the tests");
        settings.put("stenogram.sign-in.public-url", "http://localhost:" + port);
        settings.put("stenogram.sign-in.viewers", "staff");
        settings.put("stenogram.sign-in.archivists", "archive");
        settings.put("stenogram.sign-in.administrators", "archive-it");
        return settings;
    }

    /// The provider must know where it sends people back to before the server starts.
    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
