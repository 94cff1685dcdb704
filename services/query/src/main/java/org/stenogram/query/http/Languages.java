package org.stenogram.query.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.stenogram.query.icu.Messages;

/// Which language a page is written in: the one that was chosen in this browser, else the best of those that the
/// browser asks for, else English.
///
/// Micronaut's own resolver takes the browser's first wish and nothing else; who reads French and German would get
/// English.
final class Languages {

    private static final String COOKIE = "language";
    private static final List<Locale> OFFERED =
            Messages.OFFERED.stream().map(Messages::locale).toList();

    private Languages() {}

    /// For the request that this thread answers.
    static Messages current() {
        return ServerRequestContext.currentRequest().map(Languages::of).orElse(Messages.ENGLISH);
    }

    static Messages of(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .flatMap(cookie -> Messages.in(cookie.getValue()))
                .orElseGet(() -> accepted(request));
    }

    /// Keeps the choice for a year.
    static Cookie chosen(Messages messages) {
        return Cookie.of(COOKIE, messages.tag())
                .path("/")
                .httpOnly(true)
                .sameSite(SameSite.Lax)
                .maxAge(Duration.ofDays(365));
    }

    private static Messages accepted(HttpRequest<?> request) {
        String wishes = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT_LANGUAGE));
        if (wishes.isBlank()) {
            return Messages.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(LanguageRange.parse(wishes), OFFERED);
            return best == null
                    ? Messages.ENGLISH
                    : Messages.in(best.toLanguageTag()).orElse(Messages.ENGLISH);
        } catch (IllegalArgumentException e) {
            return Messages.ENGLISH;
        }
    }
}
