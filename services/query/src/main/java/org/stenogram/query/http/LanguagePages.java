package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.icu.Messages;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Keeps the language that somebody chose at the foot of a page.
@Controller("/language")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class LanguagePages {

    private static final int LONGEST_ADDRESS = 2000;

    @Post(produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(HttpRequest<?> request, @Body @Nullable String body) {
        Parameters.of(request);
        Fields fields = Fields.of(body);
        String ask = "The pages are in English and in German: choose en or de.";
        Messages chosen = Messages.in(fields.required("language", Parameters.LONGEST_NAME, ask))
                .orElseThrow(() -> new ProblemException(ProblemType.BAD_BODY, ask));
        String back = fields.text("back", LONGEST_ADDRESS);
        return HttpResponse.seeOther(address(back)).cookie(Languages.chosen(chosen));
    }

    private static URI address(@Nullable String back) {
        try {
            return URI.create(LocalAddress.of(back == null ? "/" : back));
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }
}
