package org.stenogram.query.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.function.Supplier;
import org.stenogram.query.answers.DocumentAnswer.Version;

/// The ETag of everything that changes only when a document gets a new edition, or staff amend it. Weak, because
/// compression changes
/// the bytes.
final class EditionTag {

    private EditionTag() {}

    /// The answer, or 304 when the client has it.
    static HttpResponse<?> answer(HttpRequest<?> request, Version version, Supplier<MutableHttpResponse<?>> answer) {
        return answer(request, "%s-%d".formatted(version.runId(), version.amendments()), answer);
    }

    /// The same for what changes with more than the edition.
    ///
    /// @param name letters, digits and hyphens that name this state
    static HttpResponse<?> answer(HttpRequest<?> request, String name, Supplier<MutableHttpResponse<?>> answer) {
        String tag = "W/\"" + name + "\"";
        MutableHttpResponse<?> response = isKnown(request, tag) ? HttpResponse.notModified() : answer.get();
        return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    private static boolean isKnown(HttpRequest<?> request, String tag) {
        String strong = tag.substring(2);
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals(strong));
    }
}
