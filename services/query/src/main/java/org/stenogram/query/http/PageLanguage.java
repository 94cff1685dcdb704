package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Tells caches that a page is for one reader, and in which language it is.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "stenogram.query.enabled", value = "true")
final class PageLanguage {

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean isPage = response.getContentType()
                .filter(type -> type.getName().equals(MediaType.TEXT_HTML))
                .isPresent();
        if (!isPage) {
            return;
        }
        response.getHeaders().add(HttpHeaders.VARY, "Accept-Language, Cookie");
        response.header(HttpHeaders.CONTENT_LANGUAGE, Languages.of(request).tag());
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }
}
