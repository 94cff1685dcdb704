package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.stenogram.access.Token;
import org.stenogram.query.wiring.SignInSettings;

/// The cookies of a sign-in: the session, and the page that was asked for before it.
///
/// `Lax` and not `Strict`: a browser that comes back from the provider would not send a strict one. What changes
/// something is refused from other sites by `GuardFilter`, whatever cookies come with it.
@Singleton
@Requires(property = "stenogram.access.enabled", value = "true")
final class SessionCookie {

    /// Ends the name of the cookie that a session is known by.
    static final String NAME = "stenogram-session";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LONGEST_ADDRESS = 2000;

    private final boolean isSecure;
    private final Duration length;
    private final String session;
    private final String wanted;

    SessionCookie(SignInSettings settings) {
        isSecure = settings.isSecure();
        length = settings.sessionLength();
        // Browsers take a cookie of this prefix over https only, and never from another host of the domain.
        String prefix = isSecure ? "__Host-" : "";
        session = prefix + NAME;
        wanted = prefix + "stenogram-wanted";
    }

    Cookie of(Token token) {
        return cookie(session, token.text(), length);
    }

    Optional<Token> token(HttpRequest<?> request) {
        return request.getCookies().findCookie(session).flatMap(cookie -> Token.of(cookie.getValue()));
    }

    Cookie gone() {
        return cookie(session, "", Duration.ZERO);
    }

    /// Remembers a page for after the sign-in.
    Cookie wanted(String address) {
        return cookie(wanted, URLEncoder.encode(local(address), StandardCharsets.UTF_8), PATIENCE);
    }

    /// The page that was remembered, else the first page.
    String wanted(HttpRequest<?> request) {
        try {
            return request.getCookies()
                    .findCookie(wanted)
                    .map(cookie -> local(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8)))
                    .orElse("/");
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    Cookie wantedGone() {
        return cookie(wanted, "", Duration.ZERO);
    }

    /// An address within this server, or the first page: nobody is led elsewhere. Browsers read `//` and `/\` as the
    /// beginning of another host, and leave out control characters before they look.
    static String local(String address) {
        boolean isLocal = address.startsWith("/")
                && !address.startsWith("//")
                && address.indexOf('\\') < 0
                && address.length() <= LONGEST_ADDRESS
                && address.chars().allMatch(letter -> letter > ' ' && letter < 127);
        return isLocal ? address : "/";
    }

    private Cookie cookie(String name, String value, Duration age) {
        return Cookie.of(name, value)
                .path("/")
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(SameSite.Lax)
                .maxAge(age);
    }
}
