package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.CharacterKind;
import org.stenogram.ocrcleanup.words.DocumentWords;
import org.stenogram.ocrcleanup.words.Language;

/// Takes out a space before a comma or a full stop, `Mr . Vance` and `the bill , which`. Before other marks old and
/// French print has one of its own; rows of dots stay.
final class SpacesBeforePoints implements CleanupRule {

    private final boolean elides;

    SpacesBeforePoints(Language language) {
        this.elides = language.traits().elides();
    }

    @Override
    public String name() {
        return "drop-spaces-before-points";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "no space stands before a comma or a full stop";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        String text = draft.text();
        DocumentWords words = draft.words(elides);
        List<TextEdit> edits = new ArrayList<>();
        for (int word = 0; word < words.total(); word++) {
            int space = words.end(word);
            int behind = space + 2;
            if (behind <= text.length()
                    && text.charAt(space) == ' '
                    && isPoint(text.charAt(space + 1))
                    && CharacterKind.isLetter(text.charAt(space - 1))
                    && endsThere(text, behind)) {
                edits.add(new TextEdit(space, space + 1, ""));
            }
        }
        return edits;
    }

    private static boolean isPoint(char c) {
        return c == ',' || c == '.';
    }

    /// Whether the point has a space behind it and no other point.
    private static boolean endsThere(String text, int behind) {
        if (behind == text.length() || text.charAt(behind) == '\n') {
            return true;
        }
        return text.charAt(behind) == ' ' && (behind + 1 == text.length() || !isPoint(text.charAt(behind + 1)));
    }
}
