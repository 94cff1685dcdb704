package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.wiring.QuerySettings;

/// Keeps other sites out of a reader's browser from asking or changing anything here, and tells browsers to run
/// nothing but our own script.
///
/// A page of another site can send requests here, and by rebinding its own name to this address it could read the
/// answers: so the name that is asked for must be one of ours, and whatever changes something must come from our
/// own pages or from no page at all.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "stenogram.query.enabled", value = "true")
final class GuardFilter implements Ordered {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Set<String> hosts;

    GuardFilter(QuerySettings settings) {
        hosts = settings.allowedHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
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
        if (!request.getPath().startsWith("/health") && !isKnown(host)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_HOST,
                    "This server does not answer under this name. Whoever runs it can add the name to the setting"
                            + " stenogram.query.allowed-hosts.");
        }
        if (!READING.contains(request.getMethod()) && (isForeign(request, host) || isSilent(request))) {
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

    private boolean isKnown(String host) {
        return hosts.contains("*") || hosts.contains(name(host.toLowerCase(Locale.ROOT)));
    }

    /// The name without the port; an IPv6 address keeps its brackets.
    private static String name(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return end <= 0 ? host : host.substring(0, end);
    }

    private static boolean isForeign(HttpRequest<?> request, String host) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        return origin != null && !authority(origin).equalsIgnoreCase(host);
    }

    /// A browser sends the cookie of a session unasked, and says where a request comes from. What has the one and
    /// not the other is no page of ours.
    private static boolean isSilent(HttpRequest<?> request) {
        return !request.getHeaders().contains("Sec-Fetch-Site")
                && !request.getHeaders().contains(HttpHeaders.ORIGIN)
                && request.getHeaders().getAll(HttpHeaders.COOKIE).stream()
                        .anyMatch(cookies -> cookies.contains(SessionCookie.NAME));
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
