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
    public List<TextEdit> edits(String text) {
        if (!text.contains("-\n") && !text.contains("\u2010\n") && !text.contains("\u00ac\n")) {
            return List.of();
        }
        WordJoin words = WordJoin.of(text);
        List<TextEdit> edits = new ArrayList<>();
        Matcher broken = BREAK.matcher(text);
        for (int from = 0; broken.find(from); from = broken.start(3)) {
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
}
