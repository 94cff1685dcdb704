package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes every kind of space as the ordinary one, and one between words of running prose. Indentation, and lines
/// whose gaps may be columns of a table, stay.
final class Spaces implements CleanupRule {

    private static final Characters ODD_SPACES =
            Characters.where(c -> c == '\u00a0' || (c >= '\u2000' && c <= '\u200a') || c == '\u202f' || c == '\u205f');
    private static final EachMatch ODD =
            new EachMatch(Pattern.compile("[\u00a0\u2000-\u200a\u202f\u205f]"), ODD_SPACES);
    private static final Pattern GAP = Pattern.compile("(?<=[^ \t\n\f]) {2,3}(?=[^ \t\n\f])");
    private static final Pattern COLUMN = Pattern.compile("\t|(?<=[^ ]) {4,}(?=[^ ])");
    private static final int PROSE = 30;

    @Override
    public String name() {
        return "unify-spaces";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String reason() {
        return "one ordinary space stands between words";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        List<TextEdit> odd = draft.mayHaveAny(ODD_SPACES) ? ODD.edits(draft.text(), match -> " ") : List.of();
        return odd.isEmpty() ? gaps(draft) : odd;
    }

    /// Runs once no odd spaces are left.
    private static List<TextEdit> gaps(Draft draft) {
        String text = draft.text();
        List<TextEdit> edits = new ArrayList<>();
        Lines lines = draft.lines();
        Matcher gap = GAP.matcher(text);
        Matcher column = COLUMN.matcher(text);
        // The next place where two spaces stand; lines begin and end with neither.
        int wide = -1;
        for (int line = 0; line < lines.count(); line++) {
            int from = lines.content(line);
            int to = lines.end(line);
            if (to - from < PROSE) {
                continue;
            }
            wide = wide < from ? text.indexOf("  ", from) : wide;
            if (wide < 0) {
                break;
            }
            if (wide >= to || column.region(from, to).find()) {
                continue;
            }
            gap.region(wide - 1, to);
            while (gap.find()) {
                if (!isColumn(lines, text, line, gap.end() - lines.start(line))) {
                    edits.add(new TextEdit(gap.start(), gap.end(), " "));
                }
            }
        }
        return edits;
    }

    /// Whether a neighbouring line, too, goes on at this column after two spaces or more.
    private static boolean isColumn(Lines lines, String text, int line, int column) {
        return startsColumn(lines, text, line - 1, column) || startsColumn(lines, text, line + 1, column);
    }

    private static boolean startsColumn(Lines lines, String text, int line, int column) {
        if (line < 0 || line >= lines.count()) {
            return false;
        }
        int at = lines.start(line) + column;
        return at < lines.end(line)
                && at - 2 > lines.content(line)
                && text.charAt(at) != ' '
                && text.charAt(at - 1) == ' '
                && text.charAt(at - 2) == ' ';
    }
}
