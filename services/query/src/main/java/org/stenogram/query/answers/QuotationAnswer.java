package org.stenogram.query.answers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.SearchAnswer.Place;
import org.stenogram.query.answers.SearchAnswer.Speaker;

/// Where a quotation stands.
///
/// @param found whether it stands anywhere in the archive, as far as can be told
/// @param items the places, the most like the quotation first
public record QuotationAnswer(boolean found, List<QuotedPlace> items) {

    /// Copies the places.
    public QuotationAnswer {
        items = List.copyOf(items);
    }

    /// One place.
    ///
    /// @param likeness the share of the quotation's letters that stand there, 1 when all of its words are the same
    /// @param start first code point, in the cleaned text of the document
    /// @param end one past the last code point, in the cleaned text of the document
    /// @param pieces the place word for word, where it differs from the quotation marked
    public record QuotedPlace(
            UUID documentId,
            @Nullable String title,
            @Nullable String date,
            String name,
            String collection,
            int ordinal,
            String kind,
            @Nullable Speaker speaker,
            double likeness,
            int start,
            int end,
            Place place,
            List<QuotedPiece> pieces,
            Map<String, String> links) {

        /// Copies the pieces.
        public QuotedPlace {
            pieces = List.copyOf(pieces);
        }
    }

    /// A piece of the place.
    ///
    /// @param kinship `same`, `other`, `onlyPrinted` (not in the quotation) or `onlyQuoted` (not in the document)
    /// @param printed what the document has, empty when it has no such words
    /// @param quoted what the quotation has, absent when it has the same or no such words
    public record QuotedPiece(
            String kinship, String printed, @Nullable String quoted) {}
}
