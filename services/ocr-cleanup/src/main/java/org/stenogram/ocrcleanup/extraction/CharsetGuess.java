package org.stenogram.ocrcleanup.extraction;

import java.nio.charset.Charset;
import java.util.Optional;

/// Tells the charset of bytes that are neither UTF-8 nor marked as UTF-16.
@FunctionalInterface
public interface CharsetGuess {

    /// The most likely charset of one byte or several bytes a character, empty when none is likely.
    Optional<Charset> guess(byte[] bytes);
}
