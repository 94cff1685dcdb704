package org.stenogram.ocrcleanup.rules;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether what stands below a break goes on with the sentence above it.
final class Continuation {

    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|.*[\\s(])(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Amb|St|No|Nos|vs|\\p{Lu})\\.");
    private static final int TITLE = 40;
    private static final int LONG = 60;
    private static final int SHORT_BELOW = 25;

    private static final int CENTRED = 10;

    private final Draft draft;
    private final Lines lines;
    /// Read when the first broken word asks for it.
    private @Nullable WordJoin words;

    /// @param lines of the draft
    Continuation(Draft draft, Lines lines) {
        this.draft = draft;
        this.lines = lines;
    }

    /// At a gap of blank lines, where nothing but the shape of the sentence speaks for a page break.
    ///
    /// @param above last line of the paragraph above
    /// @param first first line of the paragraph above
    boolean runsOverGap(int first, int above, int below) {
        if (Shapes.endsSentence(draft.text(), lines.content(above), lines.end(above))) {
            return false;
        }
        String upper = lines.trimmed(above);
        String lower = lines.trimmed(below);
        int length = lines.end(above) - lines.content(first);
        // What rules out most gaps first: expressions cost much more.
        boolean goesOn = Shapes.startsLowerCase(lower)
                ? length >= TITLE || Shapes.startsLabel(lines.trimmed(first))
                : length >= LONG
                        && Shapes.endsOpen(upper)
                        && lower.length() >= SHORT_BELOW
                        && Character.isLetterOrDigit(lower.codePointAt(0))
                        && !Shapes.isCapitals(lower);
        return goesOn
                && !cannotGoOn(upper, lower)
                && lines.indent(below) <= lines.indent(above) + CENTRED
                && !(first == above && Shapes.isTitle(upper));
    }

    /// At a page break that the source shows.
    boolean runsOverPage(int first, int above, int below) {
        String upper = lines.trimmed(above);
        String lower = lines.trimmed(below);
        if (cannotGoOn(upper, lower)) {
            return false;
        }
        if (Shapes.endsSentence(upper)) {
            return ABBREVIATION.matcher(upper).matches();
        }
        int length = lines.end(above) - lines.content(first);
        return Shapes.startsLowerCase(lower) || length >= LONG || Shapes.startsLabel(lines.trimmed(first));
    }

    private static boolean cannotGoOn(String upper, String lower) {
        return Shapes.startsListItem(lower)
                || Shapes.startsLabel(lower)
                || Shapes.isPageMark(lower)
                || Shapes.isPageMark(upper)
                || WrapWidth.isTable(lower)
                || (Shapes.isCapitals(upper) && !Shapes.isCapitals(lower));
    }

    /// The edit that makes one sentence of two lines: a space between them, or one word where it was broken.
    ///
    /// @param turn what the new page is known by
    TextEdit join(int above, int below, TextEdit.PageTurn turn) {
        String upper = lines.trimmed(above);
        String lower = lines.trimmed(below);
        int end = lines.end(above);
        if (Shapes.startsLowerCase(lower) && endsInBrokenWord(upper)) {
            if (words == null) {
                words = WordJoin.of(draft);
            }
            boolean keeps = words.keepsHyphen(lastWord(upper), lower.split("[^\\p{L}\\p{M}]", 2)[0]);
            return new TextEdit(keeps ? end : end - 1, lines.content(below), "", turn);
        }
        return new TextEdit(end, lines.content(below), " ", turn);
    }

    private static boolean endsInBrokenWord(String line) {
        int hyphen = line.length() - 1;
        return hyphen > 0 && WordJoin.isHyphen(line.charAt(hyphen)) && Character.isLetter(line.charAt(hyphen - 1));
    }

    private static String lastWord(String line) {
        int from = line.length() - 1;
        while (from > 0 && (Character.isLetter(line.charAt(from - 1)) || WordJoin.isHyphen(line.charAt(from - 1)))) {
            from--;
        }
        return line.substring(from, line.length() - 1);
    }
}
