package org.stenogram.storage.editions;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.PageBreak;

/// Tells which page a place of the cleaned text is on.
final class PageLabels {

    private final TreeMap<Integer, PageBreak> breaks = new TreeMap<>();

    PageLabels(List<PageBreak> pages) {
        pages.stream()
                .sorted(Comparator.comparingInt(PageBreak::offset))
                .forEach(page -> breaks.put(page.offset(), page));
    }

    /// The page's label as printed; absent before the first page break and on a page without one.
    @Nullable
    String at(int offset) {
        Map.Entry<Integer, PageBreak> last = breaks.floorEntry(offset);
        return last == null ? null : last.getValue().label();
    }
}
