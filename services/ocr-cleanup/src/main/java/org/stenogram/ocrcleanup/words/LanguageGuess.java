package org.stenogram.ocrcleanup.words;

import java.util.Optional;

/// Tells what language a text is written in.
@FunctionalInterface
public interface LanguageGuess {

    /// The BCP 47 tag of the text's language, empty when the text does not say clearly.
    Optional<String> guess(String text);
}
