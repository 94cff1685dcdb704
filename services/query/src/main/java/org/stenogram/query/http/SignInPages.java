package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.BeanProvider;
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
import io.micronaut.security.oauth2.client.DefaultOpenIdProviderMetadata;
import java.net.URI;
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
    private final BeanProvider<DefaultOpenIdProviderMetadata> provider;
    private final TemplateEngine templates;

    SignInPages(
            Sessions sessions,
            SessionCookie cookie,
            BeanProvider<DefaultOpenIdProviderMetadata> provider,
            TemplateEngine templates) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.provider = provider;
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
        askProvider();
        return HttpResponse.seeOther(URI.create("/sign-in/provider"))
                .cookie(cookie.wanted(to == null ? "/" : to))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /// The provider's addresses are read when they are first needed and kept. As long as it does not answer it is asked
    /// again by each who wants to sign in.
    private void askProvider() {
        try {
            provider.get();
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("fault", e.getMessage()).log("The identity provider does not answer");
            throw new ProblemException(
                    ProblemType.PROVIDER_AWAY,
                    "Nobody can sign in as long as the identity provider does not answer. Who has signed in goes on."
                            + " Try again in a minute; if it stays so, tell whoever runs the archive.",
                    e);
        }
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
                "notice",
                new Notice(
                        200,
                        "You are signed out",
                        "Nothing here can be read in this browser until somebody signs in again. Your identity provider"
                                + " may still know you: on a computer that others use, sign out there, too."));
    }
}
