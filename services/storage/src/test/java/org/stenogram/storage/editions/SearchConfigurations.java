package org.stenogram.storage.editions;

import java.util.Set;
import java.util.TreeSet;

/// Every text search configuration that storage may name.
public final class SearchConfigurations {

    private SearchConfigurations() {}

    public static Set<String> all() {
        Set<String> all = new TreeSet<>(SearchLanguage.CONFIGURATIONS.values());
        all.add(SearchLanguage.UNKNOWN);
        all.add(SearchLanguage.NO_STEMMER);
        return all;
    }
}
