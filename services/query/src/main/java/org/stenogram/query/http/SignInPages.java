package org.stenogram.query.http;

import static org.stenogram.query.icu.Messages.text;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stenogram.query.pages.Notice;
import org.stenogram.query.postgres.Sessions;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Where a sign-in begins and ends; between the two, Micronaut talks to the provider.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
@Requires(property = "stenogram.access.enabled", value = "true")
final class SignInPages {

    static final String BEGIN = "/sign-in";

    private static final Logger LOG = LoggerFactory.getLogger(SignInPages.class);

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final TemplateEngine templates;

    SignInPages(Sessions sessions, SessionCookie cookie, TemplateEngine templates) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.templates = templates;
    }

    static ProblemException failed(String why) {
        return new ProblemException(
                ProblemType.SIGN_IN_FAILED, why + " Nothing is lost: begin again from the first page.");
    }

    /// Keeps in mind what was wanted, and goes on to the provider.
    @Get(value = BEGIN, produces = MediaType.TEXT_HTML)
    HttpResponse<?> begin(HttpRequest<?> request) {
        Parameters.of(request, "to");
        String to = request.getParameters().get("to");
        return HttpResponse.seeOther(URI.create("/sign-in/provider"))
                .cookie(cookie.wanted(to == null ? "/" : to))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /// Ends the session, here and in every other copy of the service.
    @Post(value = "/sign-out", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.ALL)
    HttpResponse<?> end(HttpRequest<?> request) {
        cookie.token(request).ifPresent(sessions::end);
        LOG.atInfo().addKeyValue("who", Visitors.of(request).name()).log("Somebody signed out");
        return HttpResponse.seeOther(URI.create("/signed-out")).cookie(cookie.gone());
    }

    @Get(value = "/signed-out", produces = MediaType.TEXT_HTML)
    String signedOut(HttpRequest<?> request) {
        Parameters.of(request);
        return Html.render(
                templates,
                "signedout.jte",
                () -> Map.of("notice", new Notice(200, text("signedout.title"), text("signedout.detail"))));
    }
}
