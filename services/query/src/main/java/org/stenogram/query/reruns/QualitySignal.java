package org.stenogram.query.reruns;

import java.util.Arrays;
import java.util.Optional;

/// A signal of quality by which documents are chosen, and which end of it is the bad one.
public enum QualitySignal {
    CONFIDENCE("confidence", true, "0.8"),
    WRONG_WORDS("expectedWrongWords", false, "0.1"),
    CHARACTER_ERRORS("expectedCharacterErrors", false, "0.02"),
    DOUBTFUL_SPEECHES("doubtfulShare", false, "0.2"),
    GARBAGE("garbageTokensAfter", false, "0.02");

    private final String code;
    private final boolean lowIsBad;
    private final String usual;

    QualitySignal(String code, boolean lowIsBad, String usual) {
        this.code = code;
        this.lowIsBad = lowIsBad;
        this.usual = usual;
    }

    /// Its name in the events.
    public String code() {
        return code;
    }

    /// Whether documents below the threshold are chosen, else those above it.
    public boolean lowIsBad() {
        return lowIsBad;
    }

    /// A threshold to begin with.
    public String usual() {
        return usual;
    }

    /// The signal of this name, if it is one of these.
    public static Optional<QualitySignal> of(String code) {
        return Arrays.stream(values())
                .filter(signal -> signal.code.equals(code))
                .findFirst();
    }
}
