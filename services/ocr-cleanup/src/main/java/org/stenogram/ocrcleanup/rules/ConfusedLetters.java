package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Misreadings;
import org.stenogram.ocrcleanup.words.Spelling;

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
        return 4;
    }

    @Override
    public String reason() {
        return "no word is spelt like this, and a common one looks like it";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        DocumentWords words = draft.words(elides);
        @Nullable String[] printed = new Spelling(misreadings, words).printed();
        List<TextEdit> edits = new ArrayList<>();
        for (int word = 0; word < words.total(); word++) {
            String right = printed[words.spelling(word)];
            if (right != null && !isPartOfAddress(draft.text(), words.start(word), words.end(word))) {
                edits.add(new TextEdit(words.start(word), words.end(word), right));
            }
        }
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
