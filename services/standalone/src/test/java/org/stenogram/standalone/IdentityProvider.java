package org.stenogram.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/// An OpenID Connect provider of other people's making, and a Stenogram's settings for it. It lets in whoever comes, as
/// the person that was named before.
final class IdentityProvider {

    private static final String CITY = "city";
    private static final long SECONDS = 120;

    private final MockOAuth2Server server = new MockOAuth2Server();
    private final int port = freePort();

    IdentityProvider() {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    void stop() {
        server.shutdown();
    }

    /// The person that the next sign-in is of.
    void next(String name, String group) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(
                CITY, name, "JWT", null, Map.of("name", name, "groups", List.of(group)), SECONDS));
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.port", port);
        settings.put("stenogram.access.enabled", "true");
        settings.put("stenogram.sign-in.issuer", server.issuerUrl(CITY).toString());
        settings.put("stenogram.sign-in.client-id", "stenogram");
        settings.put("stenogram.sign-in.client-secret", "a secret of the tests");
        settings.put("stenogram.sign-in.public-url", "http://127.0.0.1:" + port);
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
