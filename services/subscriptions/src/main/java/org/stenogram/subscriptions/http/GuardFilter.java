package org.stenogram.subscriptions.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.stenogram.access.http.OwnSite;
import org.stenogram.subscriptions.wiring.SubscriptionsSettings;

/// Keeps other sites out of a person's browser from asking or changing anything here, as query's does; where query
/// runs in the same process, that one guards these paths, too.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "stenogram.subscriptions.enabled", value = "true")
@Requires(property = "stenogram.query.enabled", notEquals = StringUtils.TRUE)
final class GuardFilter implements Ordered {

    private final OwnSite site;

    GuardFilter(SubscriptionsSettings settings) {
        site = new OwnSite(settings.allowedHosts());
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        if (host == null) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST,
                    "The address of the request cannot be read, or the request names no host.");
        }
        // Probes of an orchestrator ask by address, and learn nothing that others could not.
        if (!request.getPath().startsWith("/health") && !site.isNamed(host)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_HOST,
                    "This server does not answer under this name. Whoever runs it can add the name to the setting"
                            + " stenogram.subscriptions.allowed-hosts.");
        }
        if (OwnSite.isChange(request) && OwnSite.isForeign(request, host)) {
            throw new ProblemException(
                    ProblemType.FOREIGN_ORIGIN,
                    "Requests that change something must come from this server's own pages, or from a program.");
        }
    }

    @ResponseFilter
    void harden(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Cross-Origin-Resource-Policy", "same-origin");
    }
}
