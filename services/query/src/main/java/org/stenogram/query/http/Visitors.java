package org.stenogram.query.http;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.security.filters.SecurityFilter;
import org.stenogram.access.Caller;
import org.stenogram.access.http.SignedIn;
import org.stenogram.query.pages.Visitor;

/// Tells who sent a request.
final class Visitors {

    private Visitors() {}

    /// Who sent the request that this thread answers.
    static Visitor current() {
        return ServerRequestContext.currentRequest().map(Visitors::of).orElse(Visitor.ANYONE);
    }

    static Visitor of(HttpRequest<?> request) {
        Caller caller =
                request.getUserPrincipal(SignedIn.class).map(SignedIn::caller).orElse(null);
        String address = request.getMethod() == HttpMethod.GET
                ? LocalAddress.of(request.getUri().toString())
                : "/";
        return new Visitor(caller, request.getAttribute(SecurityFilter.KEY).isPresent(), address);
    }

    /// The name of whoever is signed in; what they called themselves counts only where there is no sign-in.
    static String name(String typed) {
        String name = current().name();
        return name == null ? typed : name;
    }
}
