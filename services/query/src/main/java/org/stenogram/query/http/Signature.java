package org.stenogram.query.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.stenogram.query.postgres.Desk.Decision;

/// Who decides something on a page, and why. Where there is no sign-in, people write their name, and the browser
/// keeps it for the next time.
final class Signature {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_REASON = 500;

    private static final String COOKIE = "who";

    private Signature() {}

    /// Reads fields `who` and `reason`.
    static Decision of(Fields fields) {
        return new Decision(
                who(fields),
                fields.required("reason", LONGEST_REASON, "Write why, in a few words; it is kept with the decision."));
    }

    /// The name of whoever is signed in, else field `who`.
    static String who(Fields fields) {
        String name = Visitors.current().name();
        return name == null
                ? fields.required("who", LONGEST_NAME, "Write your name, so that others know whom to ask.")
                : name;
    }

    /// The name of whoever is signed in, else the one written last in this browser, else empty.
    static String lastName(HttpRequest<?> request) {
        String signedIn = Visitors.of(request).name();
        if (signedIn != null) {
            return signedIn;
        }
        try {
            return request.getCookies()
                    .findCookie(COOKIE)
                    .map(cookie -> URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8))
                    .filter(name -> name.length() <= LONGEST_NAME)
                    .orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /// Leads to a page once something was decided.
    static HttpResponse<?> decided(String address, Decision decision) {
        if (Visitors.current().name() != null) {
            return HttpResponse.seeOther(URI.create(address));
        }
        Cookie cookie = Cookie.of(COOKIE, URLEncoder.encode(decision.who(), StandardCharsets.UTF_8))
                .path("/")
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .maxAge(Duration.ofDays(180));
        return HttpResponse.seeOther(URI.create(address)).cookie(cookie);
    }
}
