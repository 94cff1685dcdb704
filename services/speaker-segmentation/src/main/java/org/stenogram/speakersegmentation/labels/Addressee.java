package org.stenogram.speakersegmentation.labels;

import org.stenogram.speakersegmentation.lexicon.Lexicon;
import org.stenogram.speakersegmentation.lexicon.WordClass;
import org.stenogram.speakersegmentation.lexicon.Words;

/// Tells who asks from whom the question is put to: `Mr Example to the Minister of Finance`.
public final class Addressee {

    private static final int MOST_NAME_WORDS = 6;
    private static final int LEAST_CAPITALS = 5;

    private Addressee() {}

    /// The label without the verb that says that somebody speaks: `The CHAIRMAN said`, `Mr. SMITH (Dockers) moved`.
    static String withoutVerb(String label) {
        int space = label.lastIndexOf(' ');
        return space > 0
                        && WordClass.NARRATIVE_VERB.isIn(Lexicon.standard().classes(label, space + 1, label.length()))
                        && NameShape.opensWithTitle(label)
                        && NameShape.isName(label.substring(0, space), MOST_NAME_WORDS)
                        && Words.printed(label).stream().anyMatch(word -> Words.isCapitals(word, 3))
                ? label.substring(0, space)
                : label;
    }

    /// The label up to the word that addresses somebody; all of it when nobody with a title is addressed.
    public static String without(String label) {
        for (int space = label.indexOf(' '); space > 0; space = label.indexOf(' ', space + 1)) {
            int end = label.indexOf(' ', space + 1);
            if (end < 0) {
                return label;
            }
            if (WordClass.ADDRESSING.isIn(Lexicon.standard().classes(label, space + 1, end))
                    && NameShape.isName(label.substring(0, space), MOST_NAME_WORDS)
                    && (NameShape.opensWithTitle(label.substring(0, space))
                            || Words.isCapitals(label.substring(0, space), LEAST_CAPITALS))
                    && NameShape.opensWithTitle(label.substring(end + 1))) {
                return label.substring(0, space);
            }
        }
        return label;
    }
}
