package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.regex.Pattern;

/// Takes out control characters that no reader sees. Tabs, line feeds and form feeds mean something and stay.
final class ControlCharacters implements CleanupRule {

    private static final String MEANT = "\t\n\f\r\u000b\u0085";
    private static final Characters CONTROLS =
            Characters.where(c -> Character.getType(c) == Character.CONTROL && MEANT.indexOf(c) < 0);
    private static final EachMatch CONTROL = new EachMatch(Pattern.compile("[\\p{Cc}&&[^" + MEANT + "]]+"), CONTROLS);

    @Override
    public String name() {
        return "drop-control-characters";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "control characters are no text";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        return draft.mayHaveAny(CONTROLS) ? edits(draft.text()) : List.of();
    }

    @Override
    public List<TextEdit> edits(String text) {
        return CONTROL.edits(text, match -> "");
    }
}
