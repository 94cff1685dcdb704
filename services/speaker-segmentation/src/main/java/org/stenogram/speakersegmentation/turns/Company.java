package org.stenogram.speakersegmentation.turns;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.stenogram.speakersegmentation.labels.Label;
import org.stenogram.speakersegmentation.labels.LabelForm;
import org.stenogram.speakersegmentation.labels.NameShape;
import org.stenogram.speakersegmentation.layout.Brackets;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Labels that are plain by themselves, though each may stand once in a short record: a title and a name, an office
/// or `Hon. Members` at the beginning of a paragraph, and a sentence behind it. One of them may be anything, several
/// are people who speak to each other, unless nobody says `I` or `you` or asks anything, as in a list of biographies.
final class Company {

    private static final int MOST_NAMES = 8;
    /// One in so many says `I` or `you`, or asks.
    private static final int ADDRESSED = 4;

    private static final Pattern SENTENCE = Pattern.compile("(?s)\\P{Ll}.{2,}[.?!…][\"”’)\\]]*");

    /// Names that stand in such labels, by form.
    private final Map<LabelForm, Set<String>> names = new EnumMap<>(LabelForm.class);

    Company(List<Label> labels) {
        int plain = 0;
        int addressed = 0;
        for (Label label : labels) {
            if (isPlain(label)) {
                names.computeIfAbsent(label.form(), _ -> new HashSet<>()).add(label.key());
                plain++;
                addressed += addresses(LabelWords.rest(label)) ? 1 : 0;
            }
        }
        if (addressed * ADDRESSED < plain) {
            names.clear();
        }
    }

    /// Whether it is plain itself, and another one of its form is, too.
    boolean has(Label label) {
        return names.getOrDefault(label.form(), Set.of()).size() >= 2 && isPlain(label);
    }

    private static boolean addresses(String text) {
        return text.indexOf('?') >= 0 || AsideEvidence.hasFirstPerson(text);
    }

    private static boolean isPlain(Label label) {
        String base = label.base();
        boolean marked =
                label.form() == LabelForm.COLON || label.form() == LabelForm.STOP || label.form() == LabelForm.BOLD;
        boolean titled = NameShape.opensWithTitle(base) && NameShape.isName(base, MOST_NAMES);
        String rest = LabelWords.rest(label);
        return marked
                && label.line().opensParagraph()
                && (titled || LabelWords.isOffice(label.key()) || LabelWords.isUnnamed(label.key()))
                && !LabelWords.isField(base)
                && !label.key().equals("q")
                && !label.key().equals("a")
                && LabelWords.functionShare(base) == 0
                && SENTENCE.matcher(rest).matches()
                && !isWholeName(Brackets.without(rest));
    }

    /// `Mr. James Example.`, as lists have it; `Order.` is said.
    private static boolean isWholeName(String text) {
        return Words.printed(text).size() >= 2 && NameShape.isName(text, MOST_NAMES);
    }
}
