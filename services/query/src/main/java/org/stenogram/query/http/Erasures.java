package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.ErasureRequested;
import org.stenogram.contracts.RunId;
import org.stenogram.query.answers.AmendmentAnswer.Withdrawal;
import org.stenogram.query.answers.Links;
import org.stenogram.query.kafka.ErasureRequests;
import org.stenogram.query.postgres.AmendmentReader;
import org.stenogram.query.postgres.Desk;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Has text and original of a withdrawn document erased, for good: for programs and from the document's page.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "stenogram.query.enabled", value = "true")
final class Erasures {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final AmendmentReader amendments;
    private final ErasureRequests requests;
    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    Erasures(AmendmentReader amendments, ErasureRequests requests, Desk desk) {
        this.amendments = amendments;
        this.requests = requests;
        this.desk = desk;
    }

    @Post(Links.API + "/documents/{id}/erasure")
    HttpResponse<Bodies.Erased> erase(HttpRequest<?> request, @PathVariable String id, @Body Bodies.Erase erase) {
        Parameters.of(request);
        UUID documentId = Parameters.identifier("A document", id);
        return HttpResponse.accepted().body(erase(documentId, new Decision(erase.who(), erase.why())));
    }

    /// The form asks for the file's name, so that nobody erases by a slip of the mouse.
    @Post(value = "/documents/{id}/erase", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> erase(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Parameters.of(request);
        UUID documentId = Parameters.identifier("A document", id);
        Fields fields = Fields.of(body);
        Decision decision = Signature.of(fields);
        String typed = fields.required("name", Parameters.LONGEST_NAME, "Write the file's name to confirm.");
        if (!typed.equals(withdrawal(documentId).name())) {
            throw new ProblemException(
                    ProblemType.BAD_BODY, "The name that you wrote is not that of the file. Nothing was erased.");
        }
        erase(documentId, decision);
        return Signature.decided("/documents/%s/review".formatted(documentId), decision);
    }

    private Bodies.Erased erase(UUID documentId, Decision decision) {
        Withdrawal withdrawal = withdrawal(documentId);
        if (withdrawal.erasedAt() != null) {
            throw new ProblemException(ProblemType.CHANGED_MEANWHILE, "The document is erased already.");
        }
        UUID runId = withdrawal.runId();
        ErasureRequested request = new ErasureRequested(
                new DocumentId(documentId),
                new RunId(runId == null ? documentId : runId),
                UUID.randomUUID(),
                amendments.originals(documentId),
                decision.reason(),
                decision.who(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        desk.logErasure(withdrawal.name(), request);
        requests.emit(request);
        return new Bodies.Erased(request.erasureId(), documentId, isErased(documentId) ? "erased" : "waiting");
    }

    private Withdrawal withdrawal(UUID documentId) {
        return amendments
                .withdrawal(documentId)
                .orElseThrow(
                        () -> new ProblemException(
                                ProblemType.NOT_WITHDRAWN,
                                "Only a withdrawn document can be erased. Withdraw it first, then look whether that is enough."));
    }

    private boolean isErased(UUID documentId) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        do {
            if (amendments
                    .withdrawal(documentId)
                    .filter(one -> one.erasedAt() != null)
                    .isPresent()) {
                return true;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        } while (System.nanoTime() < until);
        return false;
    }
}
