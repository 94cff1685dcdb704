package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.postgres.Desk.Decision;

/// Asks people for their name once, where there is no sign-in; the browser keeps it.
@Controller("/name")
@Requires(property = "stenogram.query.enabled", value = "true")
final class NamePages {

    private static final int LONGEST_ADDRESS = 1000;

    @Post(produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remember(HttpRequest<?> request, @Body @Nullable String body) {
        Parameters.of(request);
        Fields fields = Fields.of(body);
        String to = fields.text("to", LONGEST_ADDRESS);
        return Signature.decided(to == null ? "/" : LocalAddress.of(to), new Decision(Signature.who(fields), ""));
    }
}
