package org.stenogram.storage.runs;

import java.util.Locale;

/// Where a run, and the arrival that opened it, stands.
public enum RunState {
    /// Events are still to come.
    WAITING,
    /// An edition was made.
    ARCHIVED,
    /// The archive had the same bytes already.
    DUPLICATE,
    /// A stage gave it up.
    FAILED;

    /// Whether no later event changes it. A failure is not: an edition that comes after all wins.
    public boolean isSettled() {
        return this == ARCHIVED || this == DUPLICATE;
    }

    /// As columns `state` have it.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state that a column holds.
    public static RunState ofColumn(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
