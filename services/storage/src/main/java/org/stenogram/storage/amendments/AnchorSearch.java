package org.stenogram.storage.amendments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.Correction.Anchor;
import org.stenogram.contracts.EditLedger.Range;

/// Finds the places of corrections in an extracted text, which may be another than the one that they were made on.
///
/// By the range where the text was extracted in the same way; otherwise by the quotation: the occurrences nearby
/// first, then all, those with the same neighbours before those without. Where two are as good, or a short
/// quotation stands without its neighbours, nobody can tell, and that is said.
final class AnchorSearch {

    /// Code points that a place may move and still count as nearby.
    static final int NEARBY = 2_000;
    /// A shorter quotation proves nothing without its neighbours.
    static final int TELLING = 20;

    private final String extracted;
    private final CodePoints points;
    private final String hash;

    AnchorSearch(String extracted) {
        this.extracted = extracted;
        this.points = CodePoints.of(extracted);
        this.hash = Anchor.hash(extracted);
    }

    private record Occurrence(int start, int neighbours) {}

    /// The range that the anchor means in this text.
    Range find(Anchor anchor) throws Conflict {
        if (anchor.extraction().equals(hash)) {
            return exactly(anchor);
        }
        List<Occurrence> all = occurrences(anchor);
        if (all.isEmpty()) {
            throw new Conflict("The words do not stand in the original any more: it was read anew, or replaced.");
        }
        List<Occurrence> nearby = best(all.stream()
                .filter(occurrence -> Math.abs(occurrence.start() - anchor.start()) <= NEARBY)
                .toList());
        List<Occurrence> best = nearby.size() == 1 ? nearby : best(all);
        if (best.size() > 1) {
            throw new Conflict(
                    "The words stand in %d places now, and nothing tells which one is meant.".formatted(best.size()));
        }
        Occurrence found = best.getFirst();
        int quoted = points(anchor.exact());
        if (found.neighbours() == 0 && quoted < TELLING) {
            throw new Conflict("The words stand in the original, but between others than before.");
        }
        return new Range(
                found.start(),
                found.start() + Math.max(quoted, Math.min(anchor.end() - anchor.start(), rest(found.start()))));
    }

    private int rest(int start) {
        return points.count() - start;
    }

    private Range exactly(Anchor anchor) throws Conflict {
        int quotedEnd = anchor.start() + points(anchor.exact());
        if (anchor.end() > points.count()
                || !points.slice(extracted, anchor.start(), quotedEnd).equals(anchor.exact())) {
            throw new Conflict("The place and the words of this correction do not belong together.");
        }
        return new Range(anchor.start(), anchor.end());
    }

    private List<Occurrence> occurrences(Anchor anchor) {
        List<Occurrence> found = new ArrayList<>();
        int length = anchor.exact().length();
        for (int at = extracted.indexOf(anchor.exact()); at >= 0; at = extracted.indexOf(anchor.exact(), at + 1)) {
            int neighbours = 0;
            if (extracted.startsWith(anchor.prefix(), at - anchor.prefix().length())) {
                neighbours++;
            }
            if (extracted.startsWith(anchor.suffix(), at + length)) {
                neighbours++;
            }
            found.add(new Occurrence(points.fromIndex(at), neighbours));
        }
        return found;
    }

    private static List<Occurrence> best(List<Occurrence> some) {
        int most = some.stream()
                .max(Comparator.comparingInt(Occurrence::neighbours))
                .map(Occurrence::neighbours)
                .orElse(0);
        return some.stream()
                .filter(occurrence -> occurrence.neighbours() == most)
                .toList();
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }
}
