package org.stenogram.query.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.answers.SavedSearch;
import org.stenogram.query.answers.SearchAnswer.Hit;
import org.stenogram.query.questions.SavedSearchWish;

/// The search page: what was asked and what was found.
///
/// @param asked whether anything was asked for yet
/// @param fault why the question cannot be answered, if it cannot
/// @param next address of the following page, if there is one
/// @param feed address of what this search finds from now on, empty where nothing is searched for
/// @param saved searches that are kept, shown where nothing is asked
/// @param who the name to fill in where a search is kept
/// @param counts how what fits is spread, and of how much that is told; absent where nothing was found
public record SearchView(
        Form form,
        Set<String> kinds,
        boolean asked,
        @Nullable String fault,
        List<Hit> hits,
        @Nullable String next,
        String feed,
        List<SavedSearch> saved,
        String who,
        @Nullable Counts counts) {

    /// Copies what was found.
    public SearchView {
        hits = List.copyOf(hits);
        saved = List.copyOf(saved);
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

        /// The parameters of the search that were given.
        public Map<String, String> filled() {
            List<String> values = List.of(q, speaker, office, from, to, collection, kind, language, confidence);
            Map<String, String> filled = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isEmpty()) {
                    filled.put(SavedSearchWish.PARAMETERS.get(i), values.get(i));
                }
            }
            return filled;
        }

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
