package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.query.questions.DateRange;
import org.stenogram.query.questions.Paging;
import org.stenogram.query.questions.SavedSearchWish;
import org.stenogram.query.questions.SearchFilters;
import org.stenogram.query.questions.SearchQuestion;
import org.stenogram.query.wiring.QuerySettings;

/// Reads what several paths ask in the same way.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class Questions {

    static final int LONGEST_SEARCH = 500;

    /// The parameters that say which passages are wanted.
    static final List<String> FILTERS = SavedSearchWish.PARAMETERS;

    /// `speech`, `pageMark`, …
    static final Set<String> KINDS = kinds();

    private final int pageSize;

    Questions(QuerySettings settings) {
        pageSize = settings.pageSize();
    }

    Paging paging(Parameters parameters) {
        return Paging.of(parameters.text("limit", Parameters.LONGEST_NAME), parameters.cursor(), pageSize);
    }

    DateRange dates(Parameters parameters) {
        return DateRange.of(parameters.name("from"), parameters.name("to"));
    }

    static Parameters searchParameters(HttpRequest<?> request) {
        return filterParameters(request, "limit", "cursor");
    }

    /// The filters, and what a path takes besides.
    static Parameters filterParameters(HttpRequest<?> request, String... besides) {
        List<String> names = new ArrayList<>(FILTERS);
        names.addAll(List.of(besides));
        return Parameters.of(request, names.toArray(String[]::new));
    }

    SearchQuestion search(Parameters parameters) {
        return new SearchQuestion(filters(parameters), paging(parameters));
    }

    SearchFilters filters(Parameters parameters) {
        return new SearchFilters(
                parameters.text("q", LONGEST_SEARCH),
                parameters.name("speaker"),
                parameters.name("office"),
                dates(parameters),
                parameters.name("collection"),
                parameters.oneOf("kind", KINDS),
                parameters.name("language"),
                parameters.share("confidence"));
    }

    private static Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        Arrays.stream(SegmentKind.values())
                .map(Enum::name)
                .map(Questions::camelCase)
                .forEach(kinds::add);
        return kinds;
    }

    private static String camelCase(String constant) {
        StringBuilder word = new StringBuilder();
        boolean upper = false;
        for (char c : constant.toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                word.append(upper ? c : Character.toLowerCase(c));
                upper = false;
            }
        }
        return word.toString();
    }
}
