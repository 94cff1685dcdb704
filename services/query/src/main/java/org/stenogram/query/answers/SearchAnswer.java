package org.stenogram.query.answers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shapes of what search finds.
public final class SearchAnswer {

    private SearchAnswer() {}

    /// One page of what was found.
    ///
    /// @param candidates of how many passages these are the best; absent when no words were asked for
    /// @param more whether more passages fit than were ranked
    public record Found(
            List<Hit> items,
            @Nullable String next,
            @Nullable Integer candidates,
            @Nullable Boolean more) {

        /// Copies the passages.
        public Found {
            items = List.copyOf(items);
        }

        /// Passages in an order for which none had to be ranked.
        public static Found of(Page<Hit> page) {
            return new Found(page.items(), page.next(), null, null);
        }

        /// The passages alone.
        public Page<Hit> page() {
            return new Page<>(items, next);
        }
    }

    /// How what fits is spread.
    ///
    /// @param counted how many passages were counted
    /// @param more whether more fit than were counted
    public record Facets(int counted, boolean more, List<Facet> facets) {

        /// Copies the facets.
        public Facets {
            facets = List.copyOf(facets);
        }
    }

    /// One way to divide what fits.
    ///
    /// @param name `speaker`, `collection`, `year`, `kind` or `language`
    /// @param values the most frequent first
    /// @param others how many passages have none of these values
    public record Facet(String name, List<FacetValue> values, int others) {

        /// Copies the values.
        public Facet {
            values = List.copyOf(values);
        }
    }

    /// A part of what fits.
    ///
    /// @param value what the filter of this name takes: an identifier for a person, a label for others who speak
    /// @param label what people see
    public record FacetValue(String value, String label, int count) {}

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
