package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.ServerRequestContext;
import org.stenogram.query.icu.Messages;

/// Tells caches that a page is for one reader, and in which language it is.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "stenogram.query.enabled", value = "true")
final class PageLanguage {

    private static final String WRITTEN_IN = "stenogram.page-language";

    /// Keeps in mind in which language the request that this thread answers gets its page.
    static void note(Messages language) {
        ServerRequestContext.currentRequest().ifPresent(request -> request.setAttribute(WRITTEN_IN, language.tag()));
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String language = request.getAttribute(WRITTEN_IN, String.class).orElse(null);
        if (language == null) {
            return;
        }
        response.getHeaders().add(HttpHeaders.VARY, "Accept-Language, Cookie");
        response.header(HttpHeaders.CONTENT_LANGUAGE, language);
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }
}
