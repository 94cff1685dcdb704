package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.stenogram.contracts.Correction;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.DocumentAmended;
import org.stenogram.contracts.RunId;
import org.stenogram.query.answers.AmendmentAnswer.Amended;
import org.stenogram.query.answers.AmendmentAnswer.Amendment;
import org.stenogram.query.answers.AmendmentAnswer.Withdrawal;
import org.stenogram.query.answers.DocumentAnswer.Version;
import org.stenogram.query.kafka.AmendmentEvents;
import org.stenogram.query.postgres.AmendmentReader;
import org.stenogram.query.postgres.Desk;
import org.stenogram.query.postgres.Desk.Decision;
import org.stenogram.query.postgres.DocumentReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.CorrectionWish;

/// Carries out what staff put right: told to the archive, logged, and waited for, so that the next page shows it.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class AmendmentDecisions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final DocumentReader documents;
    private final AmendmentReader amendments;
    private final Corrections corrections;
    private final AmendmentEvents events;
    private final Desk desk;
    private final AmendmentAdmission admission;
    private final Clock clock = Clock.systemUTC();

    AmendmentDecisions(
            DocumentReader documents,
            AmendmentReader amendments,
            Corrections corrections,
            AmendmentEvents events,
            Desk desk,
            AmendmentAdmission admission) {
        this.documents = documents;
        this.amendments = amendments;
        this.corrections = corrections;
        this.events = events;
        this.desk = desk;
        this.admission = admission;
    }

    /// The document that is to be amended, found or withdrawn.
    private record Subject(UUID runId, String name) {}

    Amended amend(UUID documentId, CorrectionWish wish) {
        Subject subject = subject(documentId);
        String by = wish.amendedBy();
        Decision decision = new Decision(
                Visitors.name(by == null || by.isBlank() ? "staff" : by), wish.reason() == null ? "" : wish.reason());
        Correction correction = corrections.of(documentId, subject.runId(), wish);
        if (correction instanceof Correction.Withdraw && decision.reason().isBlank()) {
            throw new ProblemException(ProblemType.BAD_BODY, "Write why the document is withdrawn; readers are told.");
        }
        if (correction instanceof Correction.UndoAmendment undo) {
            admission.check(check(documentId, undo.amendmentId()).kind());
        } else {
            admission.check(wish.kind());
        }
        DocumentAmended amended = new DocumentAmended(
                new DocumentId(documentId),
                new RunId(subject.runId()),
                UUID.randomUUID(),
                correction,
                decision.reason(),
                decision.who(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        events.emit(amended);
        desk.logAmendment(subject.name(), amended, wish.kind());
        return applied(amended);
    }

    private Subject subject(UUID documentId) {
        Optional<Version> version = documents.version(documentId);
        if (version.isPresent()) {
            return new Subject(version.get().runId(), version.get().name());
        }
        Withdrawal withdrawal = amendments
                .withdrawal(documentId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no document %s in the archive.".formatted(documentId)));
        if (withdrawal.erasedAt() != null) {
            throw new ProblemException(
                    ProblemType.WITHDRAWN, "The document is erased: there is nothing to correct or restore.");
        }
        UUID runId = withdrawal.runId();
        return new Subject(runId == null ? documentId : runId, withdrawal.name());
    }

    private Amendment check(UUID documentId, UUID amendmentId) {
        Amendment undone = amendments
                .one(amendmentId)
                .filter(found -> found.documentId().equals(documentId))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The document has no amendment %s.".formatted(amendmentId)));
        if (undone.undoneBy() != null) {
            throw new ProblemException(ProblemType.CHANGED_MEANWHILE, "Somebody has undone this already.");
        }
        return undone;
    }

    private Amended applied(DocumentAmended amended) {
        UUID id = amended.amendmentId();
        long until = System.nanoTime() + PATIENCE.toNanos();
        do {
            Optional<Amendment> found = amendments.one(id);
            if (found.isPresent()) {
                return new Amended(
                        id,
                        amended.documentId().value(),
                        found.get().outcome(),
                        found.get().conflict());
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        } while (System.nanoTime() < until);
        return new Amended(id, amended.documentId().value(), "waiting", null);
    }
}
