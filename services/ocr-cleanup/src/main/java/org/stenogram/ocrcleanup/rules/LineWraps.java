package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;

/// Joins lines that were wrapped at a fixed width, so that a paragraph is one line.
///
/// A document counts as wrapped only when the lengths of its lines say so. Then a line break is a wrap when the
/// next line's first word would not have fitted, or when a sentence plainly runs on; breaks that somebody set
/// (lists, headings, labels, verse, tables, addresses) stay. In any document a bold title over two lines becomes
/// one line.
final class LineWraps implements CleanupRule {

    private static final int LONGEST_BOLD = 300;

    @Override
    public String name() {
        return "join-line-wraps";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String reason() {
        return "the line was broken for its width, not for its sense";
    }

    @Override
    public List<TextEdit> edits(Draft draft) {
        String text = draft.text();
        Lines lines = draft.lines();
        WrapWidth width = WrapWidth.of(lines, text);
        ParagraphIndent indent = width.isWrapped() ? ParagraphIndent.of(lines) : new ParagraphIndent(0, new int[0]);
        List<TextEdit> edits = new ArrayList<>();
        for (int line = 0; line + 1 < lines.count(); line++) {
            if (lines.isBlank(line) || lines.isBlank(line + 1) || hasFormFeed(text, lines, line)) {
                continue;
            }
            boolean bold = "*_".indexOf(text.charAt(lines.content(line))) >= 0;
            if ((bold && isBoldRunningOn(lines, line))
                    || (width.isWrapped() && !indent.begins(lines, line + 1) && isWrap(lines, line, width))) {
                edits.add(new TextEdit(lines.end(line), lines.content(line + 1), " "));
            }
        }
        return edits;
    }

    private static boolean hasFormFeed(String text, Lines lines, int line) {
        for (int at = lines.end(line); at < lines.content(line + 1); at++) {
            if (text.charAt(at) == '\f') {
                return true;
            }
        }
        return false;
    }

    private static boolean isWrap(Lines lines, int line, WrapWidth width) {
        String upper = lines.trimmed(line);
        String lower = lines.trimmed(line + 1);
        boolean isFull = width.fills(lines, line)
                || (Shapes.startsLowerCase(lower)
                        && !Shapes.endsSentence(upper)
                        && lines.width(line) * 2 > width.columns());
        return isFull && !isSet(lines, line, upper, lower);
    }

    /// Whether somebody set the break between two lines on purpose.
    private static boolean isSet(Lines lines, int line, String upper, String lower) {
        if (lines.indent(line + 1) > lines.indent(line) && !Shapes.startsListItem(upper)) {
            return true;
        }
        return Shapes.startsBullet(lower)
                || WrapWidth.isTable(upper)
                || WrapWidth.isTable(lower)
                || Shapes.isPageMark(upper)
                || Shapes.isPageMark(lower)
                || ((Shapes.endsSentence(upper) || Shapes.breaksOff(upper))
                        && (Shapes.startsListItem(lower) || Shapes.startsLabel(lower)))
                || (Shapes.isCapitals(upper) && !Shapes.isCapitals(lower))
                || (Shapes.isCapitals(lower) && !Shapes.isCapitals(upper) && lower.length() > 20);
    }

    /// Whether `**` or `__` is opened on one line and closed on the next.
    private static boolean isBoldRunningOn(Lines lines, int line) {
        if (lines.width(line) + lines.width(line + 1) > LONGEST_BOLD) {
            return false;
        }
        String upper = lines.trimmed(line);
        String lower = lines.trimmed(line + 1);
        return isOpenedOnly(upper, lower, "**") || isOpenedOnly(upper, lower, "__");
    }

    private static boolean isOpenedOnly(String upper, String lower, String mark) {
        return upper.startsWith(mark)
                && lower.endsWith(mark)
                && upper.length() > 2
                && lower.length() > 2
                && upper.indexOf(mark, 2) < 0
                && lower.indexOf(mark) == lower.length() - 2
                && !upper.startsWith(mark + mark.charAt(0));
    }
}
