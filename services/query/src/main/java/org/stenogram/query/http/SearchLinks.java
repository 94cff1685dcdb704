package org.stenogram.query.http;

import static org.stenogram.query.icu.Messages.term;
import static org.stenogram.query.icu.Messages.text;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.uri.UriBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stenogram.query.answers.SearchAnswer;
import org.stenogram.query.answers.SearchAnswer.FacetValue;
import org.stenogram.query.answers.SearchAnswer.Facets;
import org.stenogram.query.answers.SearchAnswer.Found;
import org.stenogram.query.pages.SearchView;
import org.stenogram.query.pages.SearchView.Choice;
import org.stenogram.query.pages.SearchView.Counts;
import org.stenogram.query.pages.Shown;
import org.stenogram.query.questions.SearchQuestion;

/// Addresses of searches that differ in one filter from the one that was asked for.
final class SearchLinks {

    private final String path;
    private final Map<String, String> asked = new LinkedHashMap<>();

    /// @param path where the search is answered: as a page, or as a feed
    SearchLinks(String path, HttpRequest<?> request) {
        this.path = path;
        for (String name : Questions.FILTERS) {
            String value = Shown.orEmpty(request.getParameters().get(name)).strip();
            if (!value.isEmpty()) {
                asked.put(name, value);
            }
        }
    }

    /// The same search.
    String same() {
        return address(asked);
    }

    /// The same search with one parameter more.
    String with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(asked);
        changed.put(name, value);
        return address(changed);
    }

    Counts counts(Facets facets, Found found) {
        List<SearchView.Facet> shown = new ArrayList<>();
        for (SearchAnswer.Facet facet : facets.facets()) {
            if (!facet.values().isEmpty()) {
                List<Choice> choices = facet.values().stream()
                        .map(value -> choice(facet.name(), value))
                        .toList();
                shown.add(new SearchView.Facet(term("facet", facet.name()), choices, facet.others()));
            }
        }
        return new Counts(told(facets, found), shown);
    }

    private static String told(Facets facets, Found found) {
        Integer candidates = found.candidates();
        return candidates != null && candidates == SearchQuestion.RANKED && Boolean.TRUE.equals(found.more())
                ? told(facets) + " " + text("search.ranked", SearchQuestion.RANKED)
                : told(facets);
    }

    private static String told(Facets facets) {
        if (!facets.more()) {
            return text("search.fits", facets.counted());
        }
        return facets.counted() == SearchQuestion.LOOKED_AT
                ? text("search.moreThan", SearchQuestion.LOOKED_AT)
                : text("search.looked", SearchQuestion.LOOKED_AT, facets.counted());
    }

    private Choice choice(String facet, FacetValue value) {
        Map<String, String> filter = new LinkedHashMap<>();
        for (String parameter : facet.equals("year") ? List.of("from", "to") : List.of(facet)) {
            filter.put(parameter, value.value());
        }
        boolean isChosen = asked.entrySet().containsAll(filter.entrySet());
        Map<String, String> changed = new LinkedHashMap<>(asked);
        if (isChosen) {
            filter.keySet().forEach(changed::remove);
        } else {
            changed.putAll(filter);
        }
        return new Choice(
                facet.equals("kind") ? term("kind", value.value()) : value.label(),
                value.count(),
                address(changed),
                isChosen);
    }

    private String address(Map<String, String> parameters) {
        UriBuilder address = UriBuilder.of(path);
        parameters.forEach(address::queryParam);
        return address.build().toString();
    }
}
