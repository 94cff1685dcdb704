package org.stenogram.subscriptions.deliveries;

import java.util.Locale;

/// What became of one attempt.
public enum Outcome {
    /// The receiver has it.
    DELIVERED,
    /// Not yet; there is a next try.
    FAILED,
    /// Not, and it is not tried again by itself.
    GIVEN_UP,
    /// The receiver wants no more.
    GONE;

    /// As in the database, the metrics and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The outcome of this code.
    public static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
