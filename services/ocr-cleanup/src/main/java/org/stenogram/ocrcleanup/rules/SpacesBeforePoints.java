package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import org.stenogram.ocrcleanup.words.CharacterKind;

/// Takes out a space before a comma or a full stop, `Mr . Vance` and `the bill , which`. Before other marks old and
/// French print has one of its own; rows of dots stay.
final class SpacesBeforePoints implements CleanupRule {

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
        List<TextEdit> edits = new ArrayList<>();
        Occurrences points = new Occurrences(text, '.', ',');
        for (int point = points.next(); point < text.length(); point = points.next()) {
            if (point > 1
                    && text.charAt(point - 1) == ' '
                    && CharacterKind.isLetter(text.charAt(point - 2))
                    && endsThere(text, point + 1)) {
                edits.add(new TextEdit(point - 1, point, ""));
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
