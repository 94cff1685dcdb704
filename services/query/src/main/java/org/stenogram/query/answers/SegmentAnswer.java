package org.stenogram.query.answers;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.SearchAnswer.Place;

/// Where a segment of some edition is found today.
///
/// @param then the segment that was asked for
/// @param now the segment of the current edition, absent when there is none in its place
/// @param sameWords whether both have the same words, character for character
/// @param links `page` is where a reader is led
public record SegmentAnswer(
        UUID documentId, Spot then, @Nullable Spot now, boolean sameWords, Map<String, String> links) {

    /// Copies the links.
    public SegmentAnswer {
        links = Map.copyOf(links);
    }

    /// A segment of an edition.
    ///
    /// @param snippet its first words
    public record Spot(int edition, int ordinal, Place place, String snippet) {}
}
