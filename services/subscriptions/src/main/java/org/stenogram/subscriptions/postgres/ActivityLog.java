package org.stenogram.subscriptions.postgres;

import org.jspecify.annotations.Nullable;
import org.stenogram.subscriptions.Decision;

/// Adds to the log of what people do, `desk.activity`, in the transaction that does it: one is not without the other.
final class ActivityLog {

    private static final String LOG = """
            INSERT INTO desk.activity (who, action, subject, was, became, reason)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private ActivityLog() {}

    /// @param name of the subscription
    /// @param was before, if that tells anything
    static void add(
            Database within,
            Decision decision,
            String action,
            String name,
            @Nullable String was,
            @Nullable String became) {
        within.update(LOG, decision.who(), action, "subscription " + name, was, became, decision.reason());
    }
}
