package org.stenogram.query.changes;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One speech of an edition.
///
/// @param personId who speaks, absent when only a label is known
/// @param speaker the name, else the label as printed
/// @param start first code point, in the text extracted from the original
/// @param end one past the last code point
/// @param page the page's number as printed
/// @param hash the same for the same words
/// @param snippet its first words
public record Turn(
        int ordinal,
        @Nullable UUID personId,
        @Nullable String speaker,
        int start,
        int end,
        @Nullable String page,
        String hash,
        String snippet) {

    /// Whether both are attributed to the same person, or to nobody known under the same label.
    public boolean hasSpeakerOf(Turn other) {
        return Objects.equals(personId, other.personId) && (personId != null || Objects.equals(speaker, other.speaker));
    }

    /// Code points that it takes up, at least one: a turn may have lost all that it was extracted from.
    int length() {
        return Math.max(1, end - start);
    }

    int overlap(Turn other) {
        return Math.min(start + length(), other.start + other.length()) - Math.max(start, other.start);
    }
}
