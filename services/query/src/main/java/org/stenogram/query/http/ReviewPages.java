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
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.AmendmentAnswer.Amended;
import org.stenogram.query.answers.AmendmentAnswer.Withdrawal;
import org.stenogram.query.pages.ReviewView;
import org.stenogram.query.postgres.AmendmentReader;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.questions.CorrectionWish;
import org.stenogram.query.questions.Paging;

/// Where staff look at what is doubtful and put it right.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class ReviewPages {

    private static final Paging CONFLICTS = new Paging(100, null);

    private final AmendmentReader amendments;
    private final AmendmentDecisions decisions;
    private final CorrectionDesk correctionDesk;
    private final TemplateEngine templates;

    ReviewPages(
            AmendmentReader amendments,
            AmendmentDecisions decisions,
            CorrectionDesk correctionDesk,
            TemplateEngine templates) {
        this.amendments = amendments;
        this.decisions = decisions;
        this.correctionDesk = correctionDesk;
        this.templates = templates;
    }

    @Get(value = "/review", produces = MediaType.TEXT_HTML)
    String queue(HttpRequest<?> request) {
        Parameters.of(request);
        return Html.render(
                templates,
                "review.jte",
                "view",
                new ReviewView(
                        amendments.doubts(),
                        amendments.list(null, "conflict", CONFLICTS).items(),
                        amendments.withdrawals()));
    }

    @Get(value = "/documents/{id}/review", produces = MediaType.TEXT_HTML)
    String document(HttpRequest<?> request, @PathVariable String id) {
        Parameters parameters = Parameters.of(request, "from", "segment", "do", "done", "amendment");
        UUID documentId = Parameters.identifier("A document", id);
        Optional<Withdrawal> withdrawal = amendments.withdrawal(documentId);
        if (withdrawal.isPresent()) {
            return Html.render(
                    templates,
                    "withdrawn.jte",
                    Map.of("withdrawal", withdrawal.get(), "who", Signature.lastName(request)));
        }
        return Html.render(
                templates,
                "correct.jte",
                () -> Map.of(
                        "view",
                        correctionDesk.view(
                                documentId,
                                parameters.number("from", 1, 1),
                                parameters.number("segment", 1, 0),
                                parameters.name("do"),
                                parameters.name("done"),
                                parameters.uuid("amendment"),
                                Signature.lastName(request))));
    }

    @Post(value = "/documents/{id}/review", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> correct(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Parameters.of(request);
        UUID documentId = Parameters.identifier("A document", id);
        Fields fields = Fields.of(body);
        String who = Signature.who(fields);
        CorrectionWish wish = wish(fields, who);
        Amended amended = decisions.amend(documentId, wish);
        Integer segment = wish.segment();
        UriBuilder address = UriBuilder.of("/documents/" + documentId + "/review")
                .queryParam("done", wish.kind())
                .queryParam("amendment", amended.amendmentId());
        if (segment != null) {
            address = address.queryParam("segment", segment).fragment("s" + segment);
        }
        return Signature.decided(
                address.build().toString(), new Decision(who, wish.reason() == null ? "" : wish.reason()));
    }

    private static CorrectionWish wish(Fields fields, String who) {
        String picked = fields.text("pick", CorrectionWish.LONGEST_NAME);
        String amendment = fields.text("amendmentId", Parameters.LONGEST_NAME);
        return new CorrectionWish(
                fields.required("kind", Parameters.LONGEST_NAME, "Choose what to correct."),
                number(fields, "segment"),
                fields.text("at", Parameters.LONGEST_NAME),
                fields.text("words", CorrectionWish.LONGEST_WORDS),
                number(fields, "edit"),
                picked != null ? picked : fields.text("name", CorrectionWish.LONGEST_NAME),
                fields.text("segmentKind", Parameters.LONGEST_NAME),
                fields.text("replacement", CorrectionWish.LONGEST_WORDS),
                fields.text("field", Parameters.LONGEST_NAME),
                oneLine(fields.text("value", CorrectionWish.LONGEST_WORDS)),
                amendment == null ? null : Parameters.identifier("An amendment", amendment),
                fields.text("reason", Signature.LONGEST_REASON),
                who);
    }

    /// A long value is typed into a field of several lines, and is one all the same.
    private static @Nullable String oneLine(@Nullable String value) {
        return value == null ? null : value.replaceAll("\\s*\\R\\s*", " ");
    }

    private static @Nullable Integer number(Fields fields, String name) {
        String text = fields.text(name, Parameters.LONGEST_NAME);
        return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }
}
