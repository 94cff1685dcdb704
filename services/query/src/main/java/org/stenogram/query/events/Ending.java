package org.stenogram.query.events;

import java.util.Locale;

/// Why a reader's connection ended.
public enum Ending {
    /// The client went away.
    LEFT("The client went away."),
    /// The client did not read for too long.
    TOO_SLOW("Nothing was read for too long. Connect again with Last-Event-ID to go on where this ended."),
    /// The server stops.
    STOPPING("The server stops. Connect again with Last-Event-ID to go on where this ended.");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /// Stable and machine-readable: `too-slow`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What happened, and what to do.
    public String words() {
        return words;
    }
}
