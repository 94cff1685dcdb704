package org.stenogram.ocrcleanup.rules;

import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.words.DocumentWords;

/// A text on its way through the rules, with its words, which several rules ask for, found once. For one thread.
public final class Draft {

    private final String text;
    private @Nullable DocumentWords words;
    private @Nullable DocumentWords wordsWithoutElided;

    /// @param text well-formed: no lone surrogates
    public Draft(String text) {
        this.text = text;
    }

    /// The text.
    public String text() {
        return text;
    }

    /// Its words.
    ///
    /// @param elides whether `l'homme` is `homme`
    public DocumentWords words(boolean elides) {
        DocumentWords known = elides ? wordsWithoutElided : words;
        if (known != null) {
            return known;
        }
        DocumentWords found = DocumentWords.of(text, elides);
        if (elides) {
            wordsWithoutElided = found;
        } else {
            words = found;
        }
        return found;
    }
}
