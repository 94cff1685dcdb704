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
public record SearchView(
        Form form,
        Set<String> kinds,
        boolean asked,
        @Nullable String fault,
        List<Hit> hits,
        @Nullable String next,
        String feed) {

    /// Copies what was found.
    public SearchView {
        hits = List.copyOf(hits);
    }

    /// What the person typed, to be shown again; empty where nothing was.
    public record Form(String q, String speaker, String from, String to, String collection, String kind) {

        /// Whether one of the filters below the box is in use.
        public boolean hasFilters() {
            return !(from + to + collection + kind).isEmpty();
        }
    }
}
