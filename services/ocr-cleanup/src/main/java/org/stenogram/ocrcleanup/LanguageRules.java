package org.stenogram.ocrcleanup;

import java.util.Map;
import java.util.Optional;
import org.stenogram.ocrcleanup.rules.RuleChain;
import org.stenogram.ocrcleanup.words.LanguageGuess;

/// Which rules clean a text: those of its language, or only the safe ones where its words are not known.
///
/// @param guess tells the language
/// @param safe rules that need no language
/// @param byLanguage rules by BCP 47 tag
public record LanguageRules(LanguageGuess guess, RuleChain safe, Map<String, RuleChain> byLanguage) {

    /// Copies the map.
    public LanguageRules {
        byLanguage = Map.copyOf(byLanguage);
    }

    /// The same rules for every text, whose language nobody tells.
    public static LanguageRules only(RuleChain rules) {
        return new LanguageRules(_ -> Optional.empty(), rules, Map.of());
    }

    RuleChain of(Optional<String> language) {
        return language.map(byLanguage::get).orElse(safe);
    }
}
