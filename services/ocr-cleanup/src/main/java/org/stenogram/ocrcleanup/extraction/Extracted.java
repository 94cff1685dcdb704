package org.stenogram.ocrcleanup.extraction;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.Edit;

/// What extraction made of an original.
public sealed interface Extracted {

    /// The text.
    ///
    /// @param text never blank; no NUL, no lone surrogates
    /// @param method how it was taken: `plain-text`
    /// @param charset IANA name of the charset that the bytes were read in
    /// @param recorded what could not be kept: one edit a place, from U+FFFD to U+FFFD, which says what was there
    /// @param confidence of an OCR program in its words, 0 to 1; empty when none said so
    record Text(String text, String method, @Nullable String charset, List<Edit> recorded, OptionalDouble confidence)
            implements Extracted {

        /// Copies the list.
        public Text {
            recorded = List.copyOf(recorded);
        }
    }

    /// The original cannot be read.
    ///
    /// @param code short, stable and machine-readable; listed in the service's README
    /// @param reason what is wrong, in words for the person who dropped the file
    /// @param action what that person, or staff, can do about it
    record Unreadable(String code, String reason, String action) implements Extracted {}
}
