package org.stenogram.ocrcleanup.lingua;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Optional;
import org.stenogram.ocrcleanup.words.LanguageGuess;

/// Guesses the language by lingua's letter trigrams (its low accuracy mode: small in memory, and sure enough on texts
/// as long as records are). Three samples from over the text must agree, so that a foreign heading decides nothing.
public final class LinguaLanguageGuess implements LanguageGuess {

    /// Languages that archives hold much of; each more costs memory and makes confusions likelier.
    private static final Language[] LANGUAGES = {
        Language.ALBANIAN, Language.BULGARIAN, Language.CHINESE, Language.CZECH, Language.DANISH, Language.DUTCH,
        Language.ENGLISH, Language.FRENCH, Language.GERMAN, Language.HUNGARIAN, Language.ITALIAN, Language.JAPANESE,
        Language.POLISH, Language.PORTUGUESE, Language.ROMANIAN, Language.RUSSIAN, Language.SPANISH, Language.SWEDISH,
    };
    private static final int SAMPLE = 1_000;
    private static final int LETTERS = 60;

    private final LanguageDetector detector = LanguageDetectorBuilder.fromLanguages(LANGUAGES)
            .withLowAccuracyMode()
            .build();

    @Override
    public Optional<String> guess(String text) {
        int length = text.length();
        Language language = Language.UNKNOWN;
        int votes = 0;
        int samples = length <= SAMPLE ? 1 : 3;
        // Where the first two agree the third has no say.
        for (int i = 0; i < samples && votes < 2; i++) {
            int from = samples == 1 ? 0 : (int) ((long) (length - SAMPLE) * i / (samples - 1));
            String sample = text.substring(from, Math.min(length, from + SAMPLE));
            if (sample.chars().filter(Character::isLetter).count() < LETTERS) {
                continue;
            }
            Language found = detector.detectLanguageOf(sample);
            if (found == language) {
                votes++;
            } else if (votes == 0) {
                language = found;
                votes = 1;
            } else {
                votes--;
            }
        }
        boolean sure = language != Language.UNKNOWN && (samples == 1 ? votes == 1 : votes >= 1);
        return sure ? Optional.of(tag(language.getIsoCode639_1())) : Optional.empty();
    }

    private static String tag(IsoCode639_1 code) {
        return code.toString();
    }
}
