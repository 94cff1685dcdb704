package org.stenogram.ocrcleanup.rules;

import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Spellings;

/// A text on its way through the rules, with what several rules ask of it found once: its words, its lines, which
/// characters it has. For one thread.
public final class Draft {

    private final String text;
    private final Spellings spellings;
    private @Nullable Lines lines;
    private @Nullable Lines linesByPage;
    private @Nullable String alphabet;
    private @Nullable DocumentWords words;
    private @Nullable DocumentWords wordsWithoutElided;

    /// @param text well-formed: no lone surrogates
    public Draft(String text) {
        this(text, new Spellings());
    }

    private Draft(String text, Spellings spellings) {
        this.text = text;
        this.spellings = spellings;
    }

    /// Another state of the same document, most of whose words are the same.
    ///
    /// @param state well-formed: no lone surrogates
    public Draft with(String state) {
        return state.equals(text) ? this : new Draft(state, spellings);
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
        DocumentWords found = DocumentWords.of(text, elides, spellings);
        if (elides) {
            wordsWithoutElided = found;
        } else {
            words = found;
        }
        return found;
    }

    /// Its lines, which end at line feeds.
    Lines lines() {
        Lines known = lines;
        if (known == null) {
            known = Lines.of(text);
            lines = known;
        }
        return known;
    }

    /// Its lines, which end at form feeds, too.
    Lines linesByPage() {
        Lines known = linesByPage;
        if (known == null) {
            known = text.indexOf('\f') < 0 ? lines() : Lines.of(text, true);
            linesByPage = known;
        }
        return known;
    }

    /// Whether any of some characters is in the text. Most rules look for what most texts do not have.
    boolean hasAny(Characters sought) {
        String known = alphabet;
        if (known == null) {
            known = Characters.in(text);
            alphabet = known;
        }
        return sought.next(known, 0) < known.length();
    }
}
