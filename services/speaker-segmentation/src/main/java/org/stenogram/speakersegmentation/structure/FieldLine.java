package org.stenogram.speakersegmentation.structure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.layout.Line;
import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// A line that names a header field, with or without its value.
///
/// @param name as printed: `Original Language`
/// @param value what follows on the same line, empty when nothing does
record FieldLine(String name, String value) {

    private static final Pattern FIELD = Pattern.compile(
            "(\\*\\*|__)?\\s*([\\p{L}\\p{N}][^:\\n]{0,48}?)\\s*(\\1)?:\\s*(\\*\\*|__)?\\s*(.*)", Pattern.DOTALL);

    /// What marks a heading in Markdown: `### Present`.
    private static final Pattern SECTION = Pattern.compile("^#{1,6} +");

    /// The field that a line names, if it names one.
    static Optional<FieldLine> of(Line line) {
        Lexicon lexicon = Lexicon.standard();
        Matcher field = FIELD.matcher(line.text());
        if (line.text().indexOf(':') > 0 && field.matches()) {
            String name = field.group(2);
            String folded = Words.fold(name);
            boolean known = lexicon.isFolded(WordClass.FIELD, folded) || lexicon.isFolded(WordClass.ATTENDANCE, folded);
            boolean capitals = Words.isCapitals(name, 4) && Words.count(name, 4) <= 4;
            return known || capitals ? Optional.of(new FieldLine(name, field.group(5))) : Optional.empty();
        }
        String text = SECTION.matcher(line.text()).replaceFirst("");
        boolean heading = line.opensParagraph() && text.length() <= 40 && Words.isCapitalised(text);
        if (!heading) {
            return Optional.empty();
        }
        boolean named = lexicon.is(WordClass.ATTENDANCE, text)
                || (lexicon.is(WordClass.FIELD, text) && Words.isCapitals(text, 4))
                || (lexicon.closes(WordClass.ATTENDANCE, text) && Words.count(text, 5) <= 5)
                || (lexicon.opens(WordClass.ATTENDANCE, text) && Words.count(text, 6) <= 6 && !text.matches(".*[.?!]"));
        return named ? Optional.of(new FieldLine(text, "")) : Optional.empty();
    }

    boolean isAttendance() {
        Lexicon lexicon = Lexicon.standard();
        return !lexicon.is(WordClass.SUMMARY, name)
                && (lexicon.is(WordClass.ATTENDANCE, name)
                        || lexicon.closes(WordClass.ATTENDANCE, name)
                        || lexicon.opens(WordClass.ATTENDANCE, name));
    }

    boolean is(WordClass wordClass) {
        return Lexicon.standard().is(wordClass, name);
    }
}
