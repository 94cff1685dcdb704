package org.stenogram.speakersegmentation.labels;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;

/// Reads labels that end with a dash or a tab: `Smith –`, `Smith- Yes`, `Mr SMITH (Exeter—Treasurer) (2.41).—`.
final class DashLabel {

    private static final int LONGEST = 60;
    private static final int LONGEST_WITH_BRACKETS = 160;
    private static final int MOST_NAME_WORDS = 6;
    private static final int MOST_TITLED_WORDS = 9;
    /// White space and a full stop before the dash.
    private static final int MOST_BEFORE = 20;
    private static final Pattern DASH = Pattern.compile(
            "(?:\\s*\\.?\\s*[—–―]+\\s*|\\s*\\.\\s+-\\s+|\\s*\\.?\\s*--+\\s*|\\s+-\\s+|\\.-\\s*|-\\s+(?=\\p{Lu})|\\t\\s*)(?=\\S)");
    private static final Pattern NO_LABEL = Pattern.compile(".*[:;?!\"“”].*|\\P{L}.*");

    private DashLabel() {}

    static Optional<Label> read(Line line, Opening opening) {
        String text = line.text();
        if (!hasDash(text)) {
            return Optional.empty();
        }
        Matcher dash = DASH.matcher(text);
        for (int at = opening.from(); at < Math.min(text.length(), LONGEST_WITH_BRACKETS); at++) {
            char c = text.charAt(at);
            int close = c == '(' || c == '[' ? Stops.endOfBracket(text, at, LONGEST_WITH_BRACKETS) : -1;
            if (close > 0) {
                at = close - 1;
            } else if (mayOpenDash(text, at) && dash.region(at, text.length()).lookingAt() && at > opening.from()) {
                return label(line, opening, at, dash.end());
            }
        }
        return Optional.empty();
    }

    /// `Mr. Example` of `Interpretation: Mr. Example`.
    private static String withoutField(String printed) {
        int colon = printed.indexOf(": ");
        return colon > 0 && Lexicon.standard().is(WordClass.FIELD, printed.substring(0, colon))
                ? printed.substring(colon + 2).strip()
                : printed;
    }

    private static boolean hasDash(String text) {
        for (int at = 0; at < Math.min(text.length(), LONGEST_WITH_BRACKETS + MOST_BEFORE); at++) {
            if (isDash(text.charAt(at)) || text.charAt(at) == '\t') {
                return true;
            }
        }
        return false;
    }

    /// Whether a tab stands there, or a dash, white space and one full stop before it aside.
    private static boolean mayOpenDash(String text, int from) {
        if (text.charAt(from) == '\t') {
            return true;
        }
        int at = Opening.skipSpaces(text, from);
        if (at < text.length() && text.charAt(at) == '.') {
            at = Opening.skipSpaces(text, at + 1);
        }
        return at < text.length() && isDash(text.charAt(at));
    }

    private static boolean isDash(char c) {
        return switch (c) {
            case '-', '—', '–', '―' -> true;
            default -> false;
        };
    }

    private static Optional<Label> label(Line line, Opening opening, int end, int textStart) {
        String printed = withoutField(line.text().substring(opening.from(), end).strip());
        String bare = NameShape.withoutOffice(Brackets.without(printed).strip());
        if (bare.length() > LONGEST
                || !(NameShape.isName(bare, NameShape.opensWithTitle(bare) ? MOST_TITLED_WORDS : MOST_NAME_WORDS)
                        || NameShape.isRole(bare)
                        || Lexicon.standard().is(WordClass.COLLECTIVE, bare))
                || NO_LABEL.matcher(bare).matches()) {
            return Optional.empty();
        }
        return Optional.of(Label.of(
                line,
                LabelForm.DASH,
                line.start() + opening.start(),
                line.start() + end,
                line.start() + textStart,
                printed));
    }
}
