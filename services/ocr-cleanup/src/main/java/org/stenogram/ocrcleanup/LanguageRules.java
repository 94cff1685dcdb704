package org.stenogram.ocrcleanup;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.stenogram.ocrcleanup.rules.RuleChain;
import org.stenogram.ocrcleanup.rules.StandardRules;
import org.stenogram.ocrcleanup.words.Language;
import org.stenogram.ocrcleanup.words.LanguageGuess;
import org.stenogram.ocrcleanup.words.Samples;

/// Which rules clean a text: those of its language, or only the safe ones where its words are not
/// known. A language's words are read when the first text in it comes.
public final class LanguageRules {

    private final LanguageGuess guess;
    private final RuleChain safe;
    private final Function<String, Optional<Language>> languages;
    private final Map<String, Optional<Known>> known = new ConcurrentHashMap<>();

    /// @param guess tells the language
    /// @param safe rules that need no language
    /// @param languages by BCP 47 tag; empty for those whose words are not known
    public LanguageRules(LanguageGuess guess, RuleChain safe, Function<String, Optional<Language>> languages) {
        this.guess = guess;
        this.safe = safe;
        this.languages = languages;
    }

    /// The same rules for every text, whose language nobody tells.
    public static LanguageRules only(RuleChain rules) {
        return new LanguageRules(_ -> Optional.empty(), rules, _ -> Optional.empty());
    }

    /// The language of a text, empty when it does not say clearly.
    Optional<String> languageOf(String text) {
        return guess.guess(Samples.of(text).stream().map(StandardRules::legible).toList());
    }

    /// A language and its rules, empty when its words are not known.
    Optional<Known> of(String language) {
        return known.computeIfAbsent(
                language, tag -> languages.apply(tag).map(found -> new Known(found, StandardRules.chain(found))));
    }

    /// A language whose words are known.
    record Known(Language language, RuleChain rules) {}

    RuleChain safe() {
        return safe;
    }
}
