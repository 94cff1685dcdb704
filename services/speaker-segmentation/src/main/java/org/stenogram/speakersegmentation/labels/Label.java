package org.stenogram.speakersegmentation.labels;

import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Words;

/// A place that has the form of a label; whether it is one is decided later.
///
/// @param line the line that it stands on
/// @param start first `char`, bold marks and brackets included
/// @param end one past the last `char` before the colon, stop or dash
/// @param textStart where what is said begins; the end of the line when nothing follows on it
/// @param printed the label as printed, without what sets it off: `Dr. Smith [interrupting]`
/// @param base the label without its bracketed parts, without the office behind its name and without whom it addresses
/// @param key by which the same label is known again: brackets, marks and case aside
public record Label(
        Line line, LabelForm form, int start, int end, int textStart, String printed, String base, String key) {

    /// How captions say that another one speaks, whoever it is.
    static final String CHANGE = ">>";

    static Label of(Line line, LabelForm form, int start, int end, int textStart, String printed) {
        return of(line, form, start, end, textStart, printed, printed);
    }

    /// @param named the part of what is printed that names somebody
    static Label of(Line line, LabelForm form, int start, int end, int textStart, String printed, String named) {
        String base = bare(Words.spaced(named));
        String key = Words.fold(Words.asMeant(base));
        return new Label(
                line,
                form,
                start,
                end,
                textStart,
                printed,
                base.isEmpty() ? named : base,
                key.isEmpty() ? Words.fold(named) : key);
    }

    private static String bare(String printed) {
        return Addressee.withoutVerb(Addressee.without(
                NameShape.withoutOffice(Brackets.without(printed).strip())));
    }

    /// Whether a full stop and a dash set it off: `Smith.—Yes`.
    public boolean isStoppedByDash() {
        String mark = line.text().substring(end - line.start(), Math.min(textStart, line.end()) - line.start());
        return mark.strip().startsWith(".") && mark.strip().length() > 1;
    }

    /// Whether a dash stands before what is said.
    boolean isBeforeDash() {
        return !isAlone() && "-—–―".indexOf(line.text().charAt(textStart - line.start())) >= 0;
    }

    /// Whether it is a member's question as order papers print it: behind a number, or with the name in capitals.
    public boolean isOfPaper() {
        return OtherLabels.isOfPaper(this);
    }

    /// Whether it says only that another one speaks.
    public boolean isChange() {
        return printed.equals(CHANGE);
    }

    /// Whether it is who writes in a chat, `<ben>`.
    public boolean isWriter() {
        if (form != LabelForm.BRACKET) {
            return false;
        }
        int open = end - line.start() - printed.length() - 2;
        return open >= 0
                && (line.text().charAt(open) == '<'
                        || (open > 0
                                && line.text().charAt(open) == '['
                                && Character.isWhitespace(line.text().charAt(open - 1))));
    }

    /// Whether it is the name behind a `Q.`
    public boolean isAsker() {
        String opening = line.text().substring(start - line.start());
        return opening.startsWith("Q") && !opening.startsWith(printed);
    }

    Label as(LabelForm other) {
        return new Label(line, other, start, end, textStart, printed, base, key);
    }

    /// Whether nothing is said on the label's own line.
    public boolean isAlone() {
        return textStart >= line.end();
    }
}
