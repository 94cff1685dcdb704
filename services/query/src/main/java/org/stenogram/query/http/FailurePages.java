package org.stenogram.query.http;

import static org.stenogram.query.icu.Messages.text;

import gg.jte.TemplateEngine;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.DeskAnswer.Cause;
import org.stenogram.query.answers.DeskAnswer.Decided;
import org.stenogram.query.answers.Page;
import org.stenogram.query.answers.ReceiptAnswer.Failure;
import org.stenogram.query.pages.FailuresView;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.postgres.FailureReader;
import org.stenogram.query.questions.Paging;

/// What failed, by cause, and what staff decide about it.
@Controller("/failures")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class FailurePages {

    private static final String STAGE = "stage";
    private static final String CODE = "code";
    private static final int ON_A_PAGE = 50;
    private static final Paging ORIGINALS = new Paging(Paging.MOST, null);

    private final FailureReader failures;
    private final FailureDecisions decisions;
    private final TemplateEngine templates;

    FailurePages(FailureReader failures, FailureDecisions decisions, TemplateEngine templates) {
        this.failures = failures;
        this.decisions = decisions;
        this.templates = templates;
    }

    @Get(produces = MediaType.TEXT_HTML)
    String page(HttpRequest<?> request) {
        Parameters parameters = Parameters.of(request, STAGE, CODE, "cursor", "retried", "dismissed", "left");
        String stage = parameters.name(STAGE);
        String code = parameters.name(CODE);
        List<Cause> causes = failures.causes();
        Cause one = causes.stream()
                .filter(cause -> cause.cause().stage().equals(stage)
                        && cause.cause().code().equals(code))
                .findFirst()
                .orElse(null);
        Page<Failure> listed = one == null
                ? new Page<>(List.of(), null)
                : failures.ofCause(one.cause().stage(), one.cause().code(), new Paging(ON_A_PAGE, parameters.cursor()));
        return Html.render(
                templates,
                "failures.jte",
                () -> Map.of(
                        "view",
                        new FailuresView(
                                causes,
                                one,
                                listed.items(),
                                one == null || listed.next() == null ? null : address(one, listed.next()),
                                one == null
                                        ? failures.faultyOriginals(ORIGINALS).items()
                                        : List.of(),
                                said(
                                        parameters.number("retried", 0, 0),
                                        parameters.number("dismissed", 0, 0),
                                        parameters.number("left", 0, 0)),
                                Signature.lastName(request))));
    }

    @Post(value = "/retry", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> retry(HttpRequest<?> request, @Body @Nullable String body) {
        Parameters.of(request);
        Fields fields = Fields.of(body);
        Decision decision = Signature.of(fields);
        Decided decided = decisions.retry(decisions.chosen(fields), decision);
        return back("retried", decided, decision);
    }

    @Post(value = "/dismiss", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> dismiss(HttpRequest<?> request, @Body @Nullable String body) {
        Parameters.of(request);
        Fields fields = Fields.of(body);
        Decision decision = Signature.of(fields);
        Decided decided = decisions.dismiss(decisions.chosen(fields), decision);
        return back("dismissed", decided, decision);
    }

    private static HttpResponse<?> back(String outcome, Decided decided, Decision decision) {
        return Signature.decided(
                "/failures?%s=%d&left=%d".formatted(outcome, decided.done(), decided.left()), decision);
    }

    private static String address(Cause cause, String cursor) {
        return UriBuilder.of("/failures")
                .queryParam(STAGE, cause.cause().stage())
                .queryParam(CODE, cause.cause().code())
                .queryParam("cursor", cursor)
                .build()
                .toString();
    }

    private static @Nullable String said(int retried, int dismissed, int left) {
        if (retried + dismissed + left == 0) {
            return null;
        }
        String done = retried > 0
                ? text("failures.retried", retried)
                : dismissed > 0 ? text("failures.dismissed", dismissed) : "";
        return left == 0 ? done : done + text("failures.left", left);
    }
}
