package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.stenogram.access.http.OwnSite;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.wiring.QuerySettings;

/// Keeps other sites out of a reader's browser from asking or changing anything here, and tells browsers to run
/// nothing but our own script.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "stenogram.query.enabled", value = "true")
final class GuardFilter implements Ordered {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final OwnSite site;

    GuardFilter(QuerySettings settings) {
        site = new OwnSite(settings.allowedHosts());
    }

    /// Before the server's own check of origins, which says no without a word.
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        if (host == null) {
            // The server also hands on a bare request in place of one whose address it cannot read.
            throw new ProblemException(
                    ProblemType.BAD_REQUEST,
                    "The address of the request cannot be read, or the request names no host. A percent sign in an"
                            + " address is written %25.");
        }
        // Probes of an orchestrator ask by address, and learn nothing that others could not.
        if (!request.getPath().startsWith("/health") && !site.isNamed(host)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_HOST,
                    "This server does not answer under this name. Whoever runs it can add the name to the setting"
                            + " stenogram.query.allowed-hosts.");
        }
        if (OwnSite.isChange(request) && (OwnSite.isForeign(request, host) || isSilent(request))) {
            throw new ProblemException(
                    ProblemType.FOREIGN_ORIGIN,
                    "Requests that change something must come from this server's own pages, or from a program.");
        }
    }

    @ResponseFilter
    void harden(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("X-Frame-Options", "DENY");
        response.header("Referrer-Policy", "same-origin");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
        response.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    /// A browser sends the cookie of a session unasked, and says where a request comes from. What has the one and
    /// not the other is no page of ours.
    private static boolean isSilent(HttpRequest<?> request) {
        return !request.getHeaders().contains("Sec-Fetch-Site")
                && !request.getHeaders().contains(HttpHeaders.ORIGIN)
                && request.getHeaders().getAll(HttpHeaders.COOKIE).stream()
                        .anyMatch(cookies -> cookies.contains(SessionCookie.NAME));
    }
}
