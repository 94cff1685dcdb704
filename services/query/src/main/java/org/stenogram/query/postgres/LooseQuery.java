package org.stenogram.query.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an index of words can tell of a query by itself. It knows which words a segment has and not where
/// they stand, so a phrase is all of its words there. Whether they stand as asked is told by the segment.
final class LooseQuery {

    /// A word in quotes, in which a quote is doubled, or how far apart two words stand (PostgreSQL manual, tsquery).
    private static final Pattern WORD_OR_DISTANCE = Pattern.compile("'(?:[^']|'')*'|<(?:-|\\d+)>");

    /// What PostgreSQL's `querytree` says of a query of which an index can tell nothing.
    private static final String ANYTHING = "T";

    private LooseQuery() {}

    /// The query without order: whatever fits the query fits this too.
    ///
    /// @param query as PostgreSQL writes it
    /// @param indexable what `querytree` makes of it: without what is excluded, for to exclude all words
    ///     of a phrase is to exclude too much
    /// @return null when every segment may fit
    static @Nullable String of(String query, String indexable) {
        if (!hasOrder(query)) {
            return query;
        }
        if (indexable.isEmpty() || indexable.equals(ANYTHING)) {
            return null;
        }
        return WORD_OR_DISTANCE
                .matcher(indexable)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().startsWith("'") ? found.group() : "&"));
    }

    private static boolean hasOrder(String query) {
        return WORD_OR_DISTANCE
                .matcher(query)
                .results()
                .anyMatch(found -> found.group().startsWith("<"));
    }
}
