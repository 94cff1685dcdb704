package org.stenogram.access.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.stenogram.access.AccessTable;
import org.stenogram.access.Role;
import reactor.core.publisher.Mono;

/// Asks the tables whether a request may go on. It is the first rule and always decides, so no other is asked.
@Singleton
@Requires(property = "stenogram.access.enabled", value = "true")
final class AccessRule implements SecurityRule<HttpRequest<?>> {

    /// Files that the pages are made of.
    private static final List<String> ASSETS = List.of("/static/", "/webjars/");

    private final Collection<AccessTable> tables;

    AccessRule(Collection<AccessTable> tables) {
        this.tables = List.copyOf(tables);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        Role role =
                authentication instanceof SignedIn signedIn ? signedIn.caller().role() : null;
        return Mono.just(
                request != null && admits(role, request) ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED);
    }

    private boolean admits(@Nullable Role role, HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .filter(UriRouteInfo.class::isInstance)
                .map(route -> admits(role, (UriRouteInfo<?, ?>) route))
                // Nothing is served there, and who is let in is told so.
                .orElseGet(() -> role != null || ASSETS.stream().anyMatch(request.getPath()::startsWith));
    }

    private boolean admits(@Nullable Role role, UriRouteInfo<?, ?> route) {
        String template = route.getUriMatchTemplate().toPathString();
        return tables.stream().anyMatch(table -> table.admits(role, route.getHttpMethodName(), template));
    }
}
