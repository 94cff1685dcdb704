package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.regex.Pattern;

/// Takes out soft hyphens, zero-width spaces and byte order marks, which split words for a search and
/// show nothing. A word broken at a soft hyphen becomes whole. Some programs write a soft hyphen as
/// `¬`: in the middle of a word it is none of its letters either. Joiners and direction marks, which
/// some scripts need, stay.
final class InvisibleCharacters implements CleanupRule {

    private static final String SIGNS = "\u00ad\u200b\u2060\ufeff";
    private static final Characters UNSEEN = Characters.of(SIGNS + "¬");
    private static final EachMatch INVISIBLE = new EachMatch(
            Pattern.compile("\u00ad[ \t]*\n[ \t]*(?=\\p{L})|[" + SIGNS + "]+"
                    + "|(?<=\\p{L})¬(?=\\p{Ll})|(?<=\\p{L}{2})¬(?= \\p{Ll})"),
            UNSEEN);

    @Override
    public String name() {
        return "drop-invisible-characters";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String reason() {
        return "soft hyphens and zero-width characters split words unseen";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        return draft.mayHaveAny(UNSEEN) ? edits(draft.text()) : List.of();
    }

    @Override
    public List<TextEdit> edits(String text) {
        return INVISIBLE.edits(text, match -> "");
    }
}
