package org.stenogram.query.http;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventcodec.Software;
import org.stenogram.query.pages.RerunView;
import org.stenogram.query.pages.RerunsView;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.postgres.RerunDesk;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.reruns.Rerun;
import org.stenogram.query.reruns.RerunChoice;

/// Where staff choose documents to run again, see on a sample what that would change, and decide.
@Controller("/rerun")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ManyRerunPages {

    private static final int USUAL_SAMPLE = 20;

    private final RerunDesk reruns;
    private final TemplateEngine templates;

    ManyRerunPages(RerunDesk reruns, TemplateEngine templates) {
        this.reruns = reruns;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, RerunChoice.FIELDS);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : RerunChoice.FIELDS) {
            String value = parameters.name(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        Integer matches = null;
        String said = null;
        if (!fields.isEmpty()) {
            try {
                matches = reruns.count(RerunChoice.of(fields::get));
            } catch (ProblemException e) {
                if (e.type() != ProblemType.BAD_PARAMETER) {
                    throw e;
                }
                said = e.detail();
            }
        }
        return Html.render(
                templates,
                "reruns.jte",
                "view",
                new RerunsView(
                        fields, matches, said, reruns.latest(), Software.version(), Signature.lastName(request)));
    }

    @Post(produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> make(HttpRequest<?> request, @Body @Nullable String body) {
        Parameters.of(request);
        Fields fields = Fields.of(body);
        String who = Signature.who(fields);
        RerunChoice choice = RerunChoice.of(name -> fields.text(name, Parameters.LONGEST_NAME));
        UUID rerunId = reruns.make(choice, sample(fields), who);
        return Signature.decided("/rerun/" + rerunId, new Decision(who, ""));
    }

    @Get(value = "/{id}", produces = MediaType.TEXT_HTML)
    String one(HttpRequest<?> request, @PathVariable String id) {
        return Html.render(templates, "rerun.jte", "view", view(request, id));
    }

    @Get(value = "/{id}/live", produces = MediaType.TEXT_HTML)
    HttpResponse<String> live(HttpRequest<?> request, @PathVariable String id) {
        RerunView view = view(request, id);
        // What can be decided is other once nothing moves: the page is loaded anew.
        return HttpResponse.ok(Html.render(templates, "rerunlive.jte", "view", view))
                .headers(headers -> {
                    if (!view.isLive()) {
                        headers.add("HX-Refresh", "true");
                    }
                });
    }

    @Post(value = "/{id}/start", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        return decide(request, id, body, reruns::start);
    }

    @Post(value = "/{id}/stop", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> stop(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        return decide(request, id, body, reruns::stop);
    }

    @Post(value = "/{id}/discard", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> discard(HttpRequest<?> request, @PathVariable String id) {
        Parameters.of(request);
        reruns.discard(rerun(id));
        return HttpResponse.seeOther(URI.create("/rerun"));
    }

    private HttpResponse<?> decide(
            HttpRequest<?> request, String id, @Nullable String body, BiConsumer<Rerun, Decision> what) {
        Parameters.of(request);
        Decision decision = Signature.of(Fields.of(body));
        Rerun rerun = rerun(id);
        what.accept(rerun, decision);
        return Signature.decided("/rerun/" + rerun.rerunId(), decision);
    }

    private RerunView view(HttpRequest<?> request, String id) {
        Parameters.of(request);
        Rerun rerun = rerun(id);
        return new RerunView(
                rerun, reruns.progress(rerun.rerunId()), reruns.samples(rerun.rerunId()), Signature.lastName(request));
    }

    private Rerun rerun(String id) {
        UUID rerunId = Parameters.identifier("A choice of documents", id);
        return reruns.rerun(rerunId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no choice of documents %s. It may have been discarded.".formatted(rerunId)));
    }

    private static int sample(Fields fields) {
        String text = fields.text("sample", Parameters.LONGEST_NAME);
        if (text == null) {
            return USUAL_SAMPLE;
        }
        int sample = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (sample < 1 || sample > RerunDesk.LARGEST_SAMPLE) {
            throw new ProblemException(
                    ProblemType.BAD_BODY, "The sample has 1 to %d documents.".formatted(RerunDesk.LARGEST_SAMPLE));
        }
        return sample;
    }
}
