package org.stenogram.query.quotations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The place of a text that a quotation fits best.
///
/// @param likeness from 0 to 1: the share of the quotation's letters that stand there; 1 when every word is the same
/// @param start first code point of the place, in the text
/// @param end one past the last code point
/// @param pieces the place from its first word to its last, cut where it begins or ends to differ
public record Passage(double likeness, int start, int end, List<Piece> pieces) {

    /// Copies the pieces.
    public Passage {
        pieces = List.copyOf(pieces);
    }

    /// How a piece of the text and one of the quotation go together.
    public enum Kinship {
        /// Both have these words.
        SAME,
        /// Each has words of its own here.
        OTHER,
        /// The quotation has no such words.
        ONLY_PRINTED,
        /// The text has no such words.
        ONLY_QUOTED
    }

    /// A piece of the place.
    ///
    /// @param printed what stands in the text, spaces and signs included; empty where only the quotation has words
    /// @param quoted what the quotation has for it, absent where it has the same or nothing
    public record Piece(
            Kinship kinship, String printed, @Nullable String quoted) {}
}
