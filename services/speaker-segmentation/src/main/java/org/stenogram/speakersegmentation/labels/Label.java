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
/// @param key by which the same label is known again: brackets, marks and case aside
public record Label(Line line, LabelForm form, int start, int end, int textStart, String printed, String key) {

    static Label of(Line line, LabelForm form, int start, int end, int textStart, String printed) {
        String key = Words.fold(Words.asMeant(Addressee.without(
                NameShape.withoutOffice(Brackets.without(printed).strip()))));
        return new Label(line, form, start, end, textStart, printed, key.isEmpty() ? Words.fold(printed) : key);
    }

    /// The label without its bracketed parts, without the office behind its name and without whom it addresses.
    public String base() {
        String base = Addressee.without(
                NameShape.withoutOffice(Brackets.without(printed).strip()));
        return base.isEmpty() ? printed : base;
    }

    /// Whether nothing is said on the label's own line.
    public boolean isAlone() {
        return textStart >= line.end();
    }
}
