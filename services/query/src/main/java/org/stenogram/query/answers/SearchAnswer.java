package org.stenogram.query.answers;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shapes of what search finds.
public final class SearchAnswer {

    private SearchAnswer() {}

    /// One passage that was found.
    ///
    /// @param date as far as the document tells: `1959-06-06`, `1959-06`, `1959`
    /// @param ordinal the segment's place in its document
    /// @param speaker absent for all that is no speech
    /// @param rank how well it fits, higher is better; absent when no words were asked for
    public record Hit(
            UUID documentId,
            @Nullable String title,
            @Nullable String date,
            String name,
            String collection,
            int ordinal,
            String kind,
            @Nullable Speaker speaker,
            Snippet snippet,
            Place place,
            @Nullable Float rank,
            Map<String, String> links) {}

    /// Who speaks.
    ///
    /// @param label as printed
    /// @param name of the person it was resolved to
    /// @param personId absent when nobody can be named
    public record Speaker(
            @Nullable String label,
            @Nullable String name,
            @Nullable UUID personId) {

        /// What people see: the name, else the label.
        public String shown() {
            return name != null ? name : label != null ? label : "Unknown";
        }
    }

    /// Where the passage stands in the original.
    ///
    /// @param originalStart first code point, in the text extracted from the original
    /// @param originalEnd one past the last code point
    /// @param page the page's number as printed
    public record Place(
            int originalStart, int originalEnd, @Nullable String page) {}
}
