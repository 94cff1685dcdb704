package org.stenogram.ocrcleanup.morfologik;

import java.util.List;
import java.util.Optional;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.Lexicon;
import org.stenogram.ocrcleanup.words.Traits;
import org.stenogram.ocrcleanup.words.Vocabulary;

/// The languages whose words this service ships.
public final class WordLists {

    private WordLists() {}

    /// A language with its words, empty when they are not shipped.
    ///
    /// @param tag BCP 47
    public static Optional<Language> of(String tag) {
        // Under the GPL: who may not pass it on leaves it out.
        if (tag.equals("de") && !MorfologikLexicon.isThere("de/hunspell/de_DE.dict")) {
            return Optional.empty();
        }
        return switch (tag) {
            case "en" ->
                language(
                        tag,
                        List.of(list("en/hunspell/en_US.dict", '+'), list("en/hunspell/en_GB.dict", '_')),
                        List.of(french()));
            case "de" -> language(tag, List.of(list("de/hunspell/de_DE.dict", '+')), List.of());
            case "fr" -> language(tag, List.of(french()), List.of());
            default -> Optional.empty();
        };
    }

    private static Lexicon french() {
        return list("fr/french.dict", '_');
    }

    private static Lexicon list(String file, char separator) {
        return MorfologikLexicon.read(file, separator);
    }

    private static Optional<Language> language(String tag, List<Lexicon> lexicons, List<Lexicon> lenders) {
        Vocabulary words = new Vocabulary(lexicons, Traits.of(tag).compounds(), lenders);
        return Optional.of(Language.of(tag, words));
    }
}
