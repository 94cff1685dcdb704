package org.stenogram.query.questions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;

/// A search that somebody wants to keep.
///
/// @param name under which it is kept
/// @param search the parameters of the search, checked by whoever makes this
/// @param shared whether all are to see it
public record SavedSearchWish(String name, Map<String, String> search, boolean shared) {

    /// The parameters that say which passages are wanted, in the order in which they are shown.
    public static final List<String> PARAMETERS =
            List.of("q", "speaker", "office", "from", "to", "collection", "kind", "language", "confidence");

    /// Of a name, in Unicode code points.
    public static final int LONGEST_NAME = 100;

    /// Copies the parameters in their order, without those that are empty.
    public SavedSearchWish {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String parameter : PARAMETERS) {
            String value = search.get(parameter);
            if (value != null && !value.isBlank()) {
                kept.put(parameter, value.strip());
            }
        }
        search = Collections.unmodifiableMap(kept);
    }

    /// The name, checked.
    ///
    /// @throws ProblemException when there is none, or it cannot be one
    public static String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new ProblemException(ProblemType.BAD_BODY, "Give the search a name.");
        }
        return PlainText.check("name", name.strip(), LONGEST_NAME);
    }
}
