package org.stenogram.access.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether a request is meant for this server, and comes from its own pages or from no page at all.
///
/// A page of another site can send requests here, and by rebinding its own name to this address it could read the
/// answers: so the name that is asked for must be one of ours, and what changes something must not come from there.
public final class OwnSite {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Set<String> names;

    /// @param names under which the server may be asked, without a port; `*` for any
    public OwnSite(Collection<String> names) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /// @param host as the request has it, with a port or without
    public boolean isNamed(String host) {
        return names.contains("*") || names.contains(name(host.toLowerCase(Locale.ROOT)));
    }

    /// Whether a request may change something.
    public static boolean isChange(HttpRequest<?> request) {
        return !READING.contains(request.getMethod());
    }

    /// Whether a browser says that another site sends the request.
    ///
    /// @param host as the request has it
    public static boolean isForeign(HttpRequest<?> request, String host) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        return origin != null && !authority(origin).equalsIgnoreCase(host);
    }

    /// The name without the port; an IPv6 address keeps its brackets.
    private static String name(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return end <= 0 ? host : host.substring(0, end);
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
