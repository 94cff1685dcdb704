package org.stenogram.query.pages;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.SearchAnswer.Hit;

/// The search page: what was asked and what was found.
///
/// @param asked whether anything was asked for yet
/// @param fault why the question cannot be answered, if it cannot
/// @param next address of the following page, if there is one
/// @param feed address of what this search finds from now on, empty where nothing is searched for
/// @param counts how what fits is spread, and of how much that is told; absent where nothing was found
public record SearchView(
        Form form,
        Set<String> kinds,
        boolean asked,
        @Nullable String fault,
        List<Hit> hits,
        @Nullable String next,
        String feed,
        @Nullable Counts counts) {

    /// Copies what was found.
    public SearchView {
        hits = List.copyOf(hits);
    }

    /// What the person typed, to be shown again; empty where nothing was.
    public record Form(
            String q,
            String speaker,
            String office,
            String from,
            String to,
            String collection,
            String kind,
            String language,
            String confidence) {

        /// Whether one of the filters below the box is in use.
        public boolean hasFilters() {
            return !(office + from + to + collection + kind + language + confidence).isEmpty();
        }
    }

    /// How what fits is spread.
    ///
    /// @param told how much was counted, in words
    public record Counts(String told, List<Facet> facets) {

        /// Copies the facets.
        public Counts {
            facets = List.copyOf(facets);
        }
    }

    /// One way to narrow the search.
    ///
    /// @param others how many passages have another value or none
    public record Facet(String heading, List<Choice> choices, int others) {

        /// Copies the choices.
        public Facet {
            choices = List.copyOf(choices);
        }
    }

    /// A link that narrows the search, or takes that back.
    public record Choice(String label, int count, String address, boolean isChosen) {}
}
