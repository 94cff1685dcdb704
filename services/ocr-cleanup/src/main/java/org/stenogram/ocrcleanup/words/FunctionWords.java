package org.stenogram.ocrcleanup.words;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Tells a language by the small words that every sentence of it has and no other language shares. What has many of one
/// language and hardly any of the others needs no model of letters, which takes a hundred times as long.
public final class FunctionWords {

    private static final List<String> LANGUAGES = List.of("en", "fr", "de");
    /// Of each language.
    private static final List<Set<String>> WORDS = List.of(
            Set.of(
                    "the", "of", "and", "to", "that", "which", "with", "from", "this", "it", "they", "would", "not",
                    "been", "were", "there", "their", "what", "should", "could", "who", "you", "your", "our", "his"),
            Set.of(
                    "le", "les", "des", "et", "est", "dans", "qui", "sur", "ce", "cette", "pour", "pas", "vous", "nous",
                    "ne", "aux", "au", "du", "avec", "sont", "leur", "été", "plus", "il", "une"),
            Set.of(
                    "der", "und", "das", "ist", "nicht", "den", "dem", "des", "von", "mit", "sich", "auf", "für", "ein",
                    "eine", "einen", "zu", "auch", "werden", "wird", "daß", "dass", "ich", "wir", "die"));
    private static final Map<String, Integer> NUMBERS = numbers();

    /// Of so many words one at least is a small one of the language, and of so many none is another's.
    private static final int ONE_IN = 7;
    private static final int FEWEST = 12;
    private static final int RARELY = 8;
    private static final int LONGEST = 6;

    private FunctionWords() {}

    /// The number of each word's language; what two share says nothing.
    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int language = 0; language < LANGUAGES.size(); language++) {
            for (String word : WORDS.get(language)) {
                numbers.merge(word, language, (_, _) -> -1);
            }
        }
        return numbers;
    }

    /// The BCP 47 tag of the language that most of some samples of a text are in, empty when these words do not say.
    ///
    /// @param samples as [Samples] takes them
    public static Optional<String> ofMost(List<String> samples) {
        Map<String, Integer> votes = new HashMap<>();
        for (String sample : samples) {
            Optional<String> language = language(sample);
            if (language.isPresent() && votes.merge(language.get(), 1, Integer::sum) * 2 > Samples.MOST) {
                return language;
            }
        }
        return Optional.empty();
    }

    /// The BCP 47 tag of the language of a text, empty when these words do not say.
    ///
    /// @param text a paragraph or more
    public static Optional<String> language(String text) {
        Counter counter = new Counter(text);
        Tokens.each(text, counter);
        return counter.language();
    }

    private static final class Counter implements Tokens.Taker {

        private final String text;
        private final int[] found = new int[LANGUAGES.size()];
        private int words;

        Counter(String text) {
            this.text = text;
        }

        @Override
        public void take(int start, int end) {
            words++;
            if (end - start <= LONGEST) {
                int language = NUMBERS.getOrDefault(text.substring(start, end).toLowerCase(Locale.ROOT), -1);
                if (language >= 0) {
                    found[language]++;
                }
            }
        }

        Optional<String> language() {
            int all = IntStream.of(found).sum();
            for (int language = 0; language < found.length; language++) {
                int own = found[language];
                if (own >= FEWEST && own * ONE_IN >= words && (all - own) * RARELY <= own) {
                    return Optional.of(LANGUAGES.get(language));
                }
            }
            return Optional.empty();
        }
    }
}
