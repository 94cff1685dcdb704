package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Misreadings;
import org.stenogram.ocrcleanup.words.Spelling;
import org.stenogram.ocrcleanup.words.Tokens;

/// Puts right words whose letters were misread: `thc`, `wiU`, `comrnittee`. A word that the lexicon has is never
/// touched, nor one that another common word does not explain far better.
final class ConfusedLetters implements CleanupRule {

    private final boolean elides;
    private final Misreadings misreadings;

    ConfusedLetters(Language language) {
        this.elides = language.traits().elides();
        this.misreadings = new Misreadings(language);
    }

    @Override
    public String name() {
        return "correct-confused-letters";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String reason() {
        return "no word is spelt like this, and a common one looks like it";
    }

    @Override
    public List<TextEdit> edits(String text) {
        Spelling spelling = new Spelling(misreadings, DocumentWords.of(text, elides));
        List<TextEdit> edits = new ArrayList<>();
        Tokens.each(text, elides, (start, end) -> {
            if (!isPartOfAddress(text, start, end)) {
                spelling.printed(text.substring(start, end))
                        .ifPresent(word -> edits.add(new TextEdit(start, end, word)));
            }
        });
        return edits;
    }

    /// Whether the word belongs to a web or mail address, a path or a code.
    static boolean isPartOfAddress(String text, int start, int end) {
        return isJoint(text, start - 1, -1) || isJoint(text, end, 1);
    }

    private static boolean isJoint(String text, int at, int step) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        if (c == '/' || c == '@' || c == '_' || c == '\\' || c == '#') {
            return true;
        }
        int beyond = at + step;
        return (c == '.' || c == ':')
                && beyond >= 0
                && beyond < text.length()
                && Character.isLetterOrDigit(text.charAt(beyond));
    }
}
