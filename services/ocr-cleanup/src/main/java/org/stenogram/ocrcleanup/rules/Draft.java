package org.stenogram.ocrcleanup.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Spellings;

/// A text on its way through the rules, with what several rules ask of it found once: its words, its lines, which
/// characters it has. What a later state is made of is told from the text as it was extracted and from the changes
/// since, which are few. For one thread.
public final class Draft {

    private final String text;
    /// The text as it was extracted, and what has been changed since.
    private final Draft source;
    private final List<Change> changes;
    private final Spellings spellings;
    private @Nullable Lines lines;
    private @Nullable Lines linesByPage;
    private @Nullable String alphabet;
    private @Nullable DocumentWords words;
    private @Nullable DocumentWords wordsWithoutElided;

    /// A text as it was extracted.
    ///
    /// @param text well-formed: no lone surrogates
    public Draft(String text) {
        this.text = text;
        this.source = this;
        this.changes = List.of();
        this.spellings = new Spellings();
    }

    private Draft(String text, Draft source, List<Change> changes) {
        this.text = text;
        this.source = source;
        this.changes = changes;
        this.spellings = source.spellings;
    }

    /// A later state.
    ///
    /// @param state well-formed: no lone surrogates
    /// @param since all that leads from the text as it was extracted to this state
    Draft with(String state, List<Change> since) {
        return new Draft(state, source, since);
    }

    /// The text.
    public String text() {
        return text;
    }

    /// The text as it was extracted.
    public Draft source() {
        return source;
    }

    /// Its words.
    ///
    /// @param elides whether `l'homme` is `homme`
    public DocumentWords words(boolean elides) {
        DocumentWords known = elides ? wordsWithoutElided : words;
        if (known != null) {
            return known;
        }
        DocumentWords found = source == this ? DocumentWords.of(text, elides, spellings) : later(source.words(elides));
        if (elides) {
            wordsWithoutElided = found;
        } else {
            words = found;
        }
        return found;
    }

    private DocumentWords later(DocumentWords extracted) {
        DocumentWords.Later later = extracted.later(text);
        for (Change change : changes) {
            later.replaced(change.start(), change.end(), change.after().length());
        }
        return later.words();
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

    /// Whether any of some characters may be in the text: it was there when the text was extracted, or came in since.
    /// Most rules look for what most texts do not have.
    boolean mayHaveAny(Characters sought) {
        return sought.next(alphabet(), 0) < alphabet().length();
    }

    private String alphabet() {
        String known = alphabet;
        if (known == null) {
            known = source == this ? Characters.in(text) : source.alphabet() + written();
            alphabet = known;
        }
        return known;
    }

    /// What changes have written, each character once.
    private String written() {
        StringBuilder written = new StringBuilder();
        changes.forEach(change -> written.append(change.after()));
        return Characters.in(written.toString());
    }
}
