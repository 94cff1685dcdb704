package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.stenogram.query.answers.ChangeNote;
import org.stenogram.query.postgres.ChangesReader;
import org.stenogram.query.postgres.ChangesReader.State;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Finds the two editions that a request asks to compare: without a word the current one and the one before it.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class ChangeNotes {

    private final ChangesReader changes;
    private final Withdrawals withdrawals;

    ChangeNotes(ChangesReader changes, Withdrawals withdrawals) {
        this.changes = changes;
        this.withdrawals = withdrawals;
    }

    /// @throws ProblemException when there are no two such editions
    ChangeNote note(HttpRequest<?> request, String id) {
        Parameters parameters = Parameters.of(request, "from", "to");
        int from = parameters.number("from", 1, 0);
        int to = parameters.number("to", 1, 0);
        UUID documentId = Parameters.identifier("A document", id);
        State current = current(documentId);
        State later = to == 0 ? current : edition(documentId, to);
        int number = later.edition().edition();
        if (from == number) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER,
                    "from and to both name edition %d. Give the numbers of two editions.".formatted(number));
        }
        State earlier = from != 0
                ? edition(documentId, from)
                : changes.before(documentId, number)
                        .orElseThrow(() -> new ProblemException(
                                ProblemType.NOT_FOUND,
                                "Edition %d is the document's first: there is none before it to compare it with."
                                        .formatted(number)));
        return changes.note(earlier, later);
    }

    /// The document's only edition, where no two were asked for and there are none.
    ///
    /// @throws ProblemException when there is no such document
    Optional<State> onlyEdition(HttpRequest<?> request, String id) {
        Parameters parameters = Parameters.of(request, "from", "to");
        if (parameters.number("from", 1, 0) + parameters.number("to", 1, 0) > 0) {
            return Optional.empty();
        }
        UUID documentId = Parameters.identifier("A document", id);
        State current = current(documentId);
        return changes.before(documentId, current.edition().edition()).isPresent()
                ? Optional.empty()
                : Optional.of(current);
    }

    /// The current edition.
    ///
    /// @throws ProblemException when there is no such document
    State current(UUID documentId) {
        return changes.edition(documentId, 0).orElseGet(() -> {
            withdrawals.check(documentId);
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "There is no document %s in the archive.".formatted(documentId));
        });
    }

    /// An edition by its number.
    ///
    /// @throws ProblemException when there is none
    State edition(UUID documentId, int number) {
        return changes.edition(documentId, number)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The document has no edition %d.".formatted(number)));
    }
}
