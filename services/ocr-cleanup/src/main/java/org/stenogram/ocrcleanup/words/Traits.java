package org.stenogram.ocrcleanup.words;

import java.util.Set;

/// How a language makes words, as far as it matters to where one ends.
///
/// @param elides whether a short word may lose its vowel before an apostrophe: `l'homme` is two words
/// @param compounds whether two words are written as one at will: then what looks like a missing space may be none
/// @param letters words of one letter that may be glued to another word; where `a` is a verb it may not
public record Traits(boolean elides, boolean compounds, Set<String> letters) {

    /// Copies the set.
    public Traits {
        letters = Set.copyOf(letters);
    }

    /// A language's traits; one that is not known is taken to have none.
    public static Traits of(String tag) {
        return switch (tag) {
            case "en" -> new Traits(false, false, Set.of("a", "I"));
            case "fr" -> new Traits(true, false, Set.of("à"));
            case "it" -> new Traits(true, false, Set.of());
            case "de", "nl", "da", "sv", "nb", "hu", "fi" -> new Traits(false, true, Set.of());
            default -> new Traits(false, false, Set.of());
        };
    }
}
