package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.stenogram.access.AccessTable;
import org.stenogram.access.Caller;
import org.stenogram.query.pages.Visitor;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// Asks the access table about kinds of amendment: they share a route, and not all who may correct may withdraw.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class AmendmentAdmission {

    private static final String AMEND = "AMEND";

    private final AccessTable table;

    AmendmentAdmission(@Named("query") AccessTable table) {
        this.table = table;
    }

    /// Refuses a kind that is not for whoever asks.
    void check(String kind) {
        Visitor visitor = Visitors.current();
        Caller caller = visitor.caller();
        if (visitor.signInNeeded()
                && table.has(AMEND, kind)
                && !table.admits(caller == null ? null : caller.role(), AMEND, kind)) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED, "To withdraw or restore a document takes an administrator.");
        }
    }
}
