package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes words whole that were broken at a line's end: the line break moves behind the word. A hyphen that belongs to
/// the word stays.
final class Hyphenation implements CleanupRule {

    private static final Pattern BREAK = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{N}'’-])(\\p{L}[\\p{L}\\p{M}'’]*(?:[-\u2010]\\p{L}[\\p{L}\\p{M}'’]*)*+)([-\u2010\u00ac])\n[ \t]*+(\\p{L}[\\p{L}\\p{M}]*+)");

    private static final Characters HYPHENS = Characters.of("-\u2010\u00ac");

    @Override
    public String name() {
        return "join-hyphenated-words";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "a word was broken at the end of a line";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        if (!draft.mayHaveAny(HYPHENS)) {
            return List.of();
        }
        String text = draft.text();
        Lines lines = draft.lines();
        // Read when the first broken word asks for it.
        WordJoin words = null;
        List<TextEdit> edits = new ArrayList<>();
        Matcher broken = BREAK.matcher(text).useTransparentBounds(true);
        int from = 0;
        for (int line = 0; line + 1 < lines.count(); line++) {
            int hyphen = lines.start(line + 1) - 2;
            if (hyphen < from
                    || !HYPHENS.has(text.charAt(hyphen))
                    || !broken.region(start(text, from, hyphen), nextLineEnd(text, hyphen))
                            .find()) {
                continue;
            }
            from = broken.start(3);
            words = words == null ? WordJoin.of(draft) : words;
            boolean keeps =
                    broken.group(2).charAt(0) != '\u00ac' && words.keepsHyphen(broken.group(1), broken.group(3));
            edits.add(new TextEdit(keeps ? broken.end(2) : broken.start(2), broken.start(3), ""));
            int space = broken.end(3);
            while (space < text.length() && !Character.isWhitespace(text.charAt(space))) {
                space++;
            }
            // A word that is broken again at its end belongs to the next match.
            if (space < text.length() && text.charAt(space) == ' ') {
                edits.add(new TextEdit(space, space + 1, "\n"));
            }
        }
        return edits;
    }

    /// Where the word before a hyphen begins, which may have hyphens of its own.
    private static int start(String text, int from, int hyphen) {
        int start = hyphen;
        while (start > from && isOfWord(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int nextLineEnd(String text, int hyphen) {
        int end = text.indexOf('\n', hyphen + 2);
        return end < 0 ? text.length() : end;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || isMark(c)
                || c == '\''
                || c == '’'
                || WordJoin.isHyphen(c);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
