package org.stenogram.ocrcleanup.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells a language by the small words that every sentence of it has and no other language shares. What has many of one
/// language and hardly any of the others needs no model of letters, which takes a hundred times as long.
public final class FunctionWords {

    private static final Map<String, Set<String>> WORDS = Map.of(
            "en",
            Set.of(
                    "the", "of", "and", "to", "that", "which", "with", "from", "this", "it", "they", "would", "not",
                    "been", "were", "there", "their", "what", "should", "could", "who", "you", "your", "our", "his"),
            "fr",
            Set.of(
                    "le", "les", "des", "et", "est", "dans", "qui", "sur", "ce", "cette", "pour", "pas", "vous", "nous",
                    "ne", "aux", "au", "du", "avec", "sont", "leur", "été", "plus", "il", "une"),
            "de",
            Set.of(
                    "der", "und", "das", "ist", "nicht", "den", "dem", "des", "von", "mit", "sich", "auf", "für", "ein",
                    "eine", "einen", "zu", "auch", "werden", "wird", "daß", "dass", "ich", "wir", "die"));
    private static final Map<String, String> LANGUAGES = languages();

    /// Of so many words one at least is a small one of the language, and of so many none is another's.
    private static final int ONE_IN = 7;
    private static final int FEWEST = 12;
    private static final int RARELY = 8;
    private static final int LONGEST = 6;

    private FunctionWords() {}

    /// What two languages share says nothing.
    private static Map<String, String> languages() {
        Map<String, String> languages = new HashMap<>();
        WORDS.forEach((language, words) -> words.forEach(word -> languages.merge(word, language, (_, _) -> "")));
        return languages;
    }

    /// The BCP 47 tag of the language, empty when these words do not say.
    ///
    /// @param text a paragraph or more
    public static Optional<String> language(String text) {
        Map<String, Integer> found = new HashMap<>();
        int[] words = {0};
        Tokens.each(text, (start, end) -> {
            words[0]++;
            String language = end - start > LONGEST
                    ? null
                    : LANGUAGES.get(text.substring(start, end).toLowerCase(Locale.ROOT));
            if (language != null) {
                found.merge(language, 1, Integer::sum);
            }
        });
        found.remove("");
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        return found.entrySet().stream()
                .filter(language -> language.getValue() >= FEWEST
                        && language.getValue() * ONE_IN >= words[0]
                        && (all - language.getValue()) * RARELY <= language.getValue())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
