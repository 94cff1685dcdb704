package org.stenogram.exports;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.PageBreak;

/// Which page a place of the cleaned text is on.
final class Pages {

    private final NavigableMap<Integer, PageBreak> breaks = new TreeMap<>();

    Pages(Iterable<PageBreak> pages) {
        for (PageBreak page : pages) {
            breaks.put(page.offset(), page);
        }
    }

    /// The page's number as printed, null when it has none.
    @Nullable
    String labelAt(int offset) {
        Map.Entry<Integer, PageBreak> page = breaks.floorEntry(offset);
        return page == null ? null : page.getValue().label();
    }
}
