package org.stenogram.ocrcleanup.rules;

import java.util.List;
import java.util.regex.Pattern;

/// Makes words whole that were broken at a line's end. A hyphen that belongs to the word stays, only the line break
/// goes.
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
        return BREAK.matcher(text)
                .results()
                .map(match -> {
                    boolean keeps =
                            match.group(2).charAt(0) != '\u00ac' && words.keepsHyphen(match.group(1), match.group(3));
                    return new TextEdit(keeps ? match.end(2) : match.start(2), match.start(3), "");
                })
                .toList();
    }
}
