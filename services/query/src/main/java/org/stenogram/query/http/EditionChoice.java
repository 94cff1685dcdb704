package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.DocumentAnswer.Version;
import org.stenogram.query.answers.Links;
import org.stenogram.query.postgres.ExportReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Which edition of a document is asked for: the current one, the one of a number, or the one of a
/// time.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class EditionChoice {

    /// Number of the edition.
    static final String EDITION = "edition";
    /// The edition that was the latest at this time, or at the end of this day.
    static final String AT = "at";

    private final ExportReader reader;
    private final Withdrawals withdrawals;

    EditionChoice(ExportReader reader, Withdrawals withdrawals) {
        this.reader = reader;
        this.withdrawals = withdrawals;
    }

    /// The edition that `edition` or `at` asks for, else the current one.
    ///
    /// @throws ProblemException when there is none, or both are given
    Version of(Parameters parameters, String id) {
        UUID documentId = Parameters.identifier("A document", id);
        int edition = parameters.number(EDITION, 1, 0);
        Instant at = parameters.time(AT);
        if (edition > 0 && at != null) {
            throw new ProblemException(
                    ProblemType.BAD_PARAMETER, "Ask for an edition by its number or by a time, not by both.");
        }
        Optional<Version> found = at == null ? reader.version(documentId, edition) : reader.versionAt(documentId, at);
        if (found.isEmpty()) {
            withdrawals.check(documentId);
        }
        return found.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, nothing(documentId, edition, at)));
    }

    private static String nothing(UUID documentId, int edition, @Nullable Instant at) {
        if (at != null) {
            return "There was no document %s in the archive at %s.".formatted(documentId, at);
        }
        return edition == 0
                ? "There is no document %s in the archive. %s/arrivals tells of files that are on their way or failed."
                        .formatted(documentId, Links.API)
                : "There is no edition %d of a document %s in the archive.".formatted(edition, documentId);
    }
}
