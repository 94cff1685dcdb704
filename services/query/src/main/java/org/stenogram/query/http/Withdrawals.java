package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.postgres.AmendmentReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Tells those who look for a withdrawn document that it was there.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class Withdrawals {

    private final AmendmentReader amendments;

    Withdrawals(AmendmentReader amendments) {
        this.amendments = amendments;
    }

    /// @throws ProblemException when the document is erased, so that there is nothing to work on
    void checkErased(UUID documentId) {
        if (amendments
                .withdrawal(documentId)
                .filter(one -> one.erasedAt() != null)
                .isPresent()) {
            check(documentId);
        }
    }

    /// @throws ProblemException when the document is withdrawn
    void check(UUID documentId) {
        amendments.withdrawal(documentId).ifPresent(withdrawal -> {
            if (withdrawal.erasedAt() != null) {
                throw new ProblemException(
                        ProblemType.WITHDRAWN,
                        "This document was withdrawn, and its text and original were erased on %s: %s."
                                .formatted(Shown.time(withdrawal.erasedAt()), withdrawal.reason()));
            }
            throw new ProblemException(
                    ProblemType.WITHDRAWN,
                    "This document was withdrawn on %s: %s. The archive keeps it; staff can restore it on its review page."
                            .formatted(Shown.time(withdrawal.withdrawnAt()), withdrawal.reason()));
        });
    }
}
