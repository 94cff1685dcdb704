package org.stenogram.ocrcleanup.words;

import java.util.List;
import java.util.Optional;

/// Tells what language a text is written in.
@FunctionalInterface
public interface LanguageGuess {

    /// The BCP 47 tag of the language of a text, empty when the text does not say clearly.
    ///
    /// @param samples of the text, as [Samples] takes them
    Optional<String> guess(List<String> samples);
}
