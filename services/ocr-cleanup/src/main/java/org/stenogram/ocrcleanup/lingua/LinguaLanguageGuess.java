package org.stenogram.ocrcleanup.lingua;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.List;
import java.util.Optional;
import org.stenogram.ocrcleanup.words.FunctionWords;
import org.stenogram.ocrcleanup.words.LanguageGuess;

/// Guesses the language by its small words, and where these do not say by lingua's letter trigrams (its low accuracy
/// mode: small in memory, and sure enough on texts as long as records are). Most samples must agree, so that a
/// foreign heading decides nothing.
public final class LinguaLanguageGuess implements LanguageGuess {

    /// Languages that archives hold much of; each more costs memory and makes confusions likelier.
    private static final Language[] LANGUAGES = {
        Language.ALBANIAN, Language.BULGARIAN, Language.CHINESE, Language.CZECH, Language.DANISH, Language.DUTCH,
        Language.ENGLISH, Language.FRENCH, Language.GERMAN, Language.HUNGARIAN, Language.ITALIAN, Language.JAPANESE,
        Language.POLISH, Language.PORTUGUESE, Language.ROMANIAN, Language.RUSSIAN, Language.SPANISH, Language.SWEDISH,
    };

    private final LanguageDetector detector = LanguageDetectorBuilder.fromLanguages(LANGUAGES)
            .withLowAccuracyMode()
            .build();

    @Override
    public Optional<String> guess(List<String> samples) {
        Optional<String> plain = FunctionWords.ofMost(samples);
        if (plain.isPresent()) {
            return plain;
        }
        String language = "";
        int votes = 0;
        // Where the first two agree the third has no say.
        for (int i = 0; i < samples.size() && votes < 2; i++) {
            String sample = samples.get(i);
            String found = FunctionWords.language(sample).orElseGet(() -> detected(sample));
            if (found.equals(language)) {
                votes++;
            } else if (votes == 0) {
                language = found;
                votes = 1;
            } else {
                votes--;
            }
        }
        return language.isEmpty() || votes == 0 ? Optional.empty() : Optional.of(language);
    }

    /// The language of a sample as lingua tells it, empty when it does not know.
    private String detected(String sample) {
        Language found = detector.detectLanguageOf(sample);
        return found == Language.UNKNOWN ? "" : found.getIsoCode639_1().toString();
    }
}
