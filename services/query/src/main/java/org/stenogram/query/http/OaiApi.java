package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.oai.OaiArguments;

/// OAI-PMH 2.0: what libraries and portals harvest archives by.
@Controller("/oai")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class OaiApi {

    private static final MediaType XML = MediaType.of("text/xml; charset=utf-8");

    private final OaiVerbs verbs;
    private final Exports exports;
    private final HttpHostResolver hosts;

    OaiApi(OaiVerbs verbs, Exports exports, HttpHostResolver hosts) {
        this.verbs = verbs;
        this.exports = exports;
        this.hosts = hosts;
    }

    @Get
    @Produces(MediaType.TEXT_XML)
    HttpResponse<?> get(HttpRequest<?> request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.getParameters().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return answer(request, values);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_XML)
    HttpResponse<?> post(HttpRequest<?> request, @Body @Nullable String form) {
        return answer(request, Fields.of(form).values());
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Map<String, List<String>> values) {
        if (request.getMethod() == HttpMethod.HEAD) {
            return HttpResponse.ok().contentType(XML);
        }
        String server = hosts.resolve(request);
        OaiArguments arguments = OaiArguments.of(values);
        return HttpResponse.ok(exports.stream(XML, out -> new OaiAnswer(server, arguments, out).write(verbs)))
                .contentType(XML);
    }
}
