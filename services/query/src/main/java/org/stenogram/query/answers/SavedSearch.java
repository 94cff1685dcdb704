package org.stenogram.query.answers;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A search that somebody keeps under a name.
///
/// @param search the parameters of the search by name: `q`, `speaker`, …
/// @param shared whether all see it, or its owner alone
/// @param own whether it is of whoever asks
/// @param links where it is run: as a page, as JSON, as a feed
public record SavedSearch(
        UUID savedSearchId,
        String name,
        Map<String, String> search,
        boolean shared,
        boolean own,
        String savedBy,
        Instant savedAt,
        @Nullable Instant changedAt,
        Map<String, String> links) {

    /// Copies the maps in their order.
    public SavedSearch {
        search = Collections.unmodifiableMap(new LinkedHashMap<>(search));
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    }

    /// One of the parameters, empty where it is not given.
    public String asked(String parameter) {
        return search.getOrDefault(parameter, "");
    }
}
