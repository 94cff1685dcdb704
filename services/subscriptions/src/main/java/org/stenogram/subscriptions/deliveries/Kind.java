package org.stenogram.subscriptions.deliveries;

import java.util.Locale;

/// Why something is sent.
public enum Kind {
    /// It is the next in the feed.
    EVENT,
    /// Someone asked for it once more.
    REDELIVERY,
    /// Someone tries the target.
    TEST;

    /// As in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this code.
    public static Kind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
