package org.stenogram.ocrcleanup.rules;

import java.util.ArrayList;
import java.util.List;

/// Composes what was changed so far with one more rule's edits into changes of the extracted text, in time linear
/// in both lists.
///
/// Edits that only touch earlier changes stay apart from them. An edit that overlaps earlier changes takes them
/// over: the two become one change under the later rule's name, so that the ledger never overlaps and nothing is
/// lost; withdrawing the later rule then gives back what stood there before both.
final class Composition {

    private final String extracted;
    private final String current;
    private final CleanupRule rule;
    private final List<Change> changes = new ArrayList<>();

    private Composition(String extracted, String current, CleanupRule rule) {
        this.extracted = extracted;
        this.current = current;
        this.rule = rule;
    }

    /// The changes that lead from the extracted text to the current one with the edits applied.
    ///
    /// @param earlier the changes that lead from the extracted text to the current one
    /// @param edits what the rule does to the current text
    static List<Change> of(
            String extracted, String current, List<Change> earlier, CleanupRule rule, List<TextEdit> edits) {
        Composition composition = new Composition(extracted, current, rule);
        composition.merge(earlier, edits);
        return composition.changes;
    }

    private void merge(List<Change> earlier, List<TextEdit> edits) {
        int shift = 0;
        int i = 0;
        int j = 0;
        while (i < earlier.size() || j < edits.size()) {
            if (j == edits.size()
                    || (i < earlier.size()
                            && end(earlier.get(i), shift) <= edits.get(j).start())) {
                Change change = earlier.get(i++);
                changes.add(change);
                shift += grown(change);
                continue;
            }
            TextEdit edit = edits.get(j);
            if (i == earlier.size() || edit.end() <= start(earlier.get(i), shift)) {
                add(edit.start() - shift, edit.end() - shift, edit.after());
                j++;
                continue;
            }
            int from = Math.min(edit.start(), start(earlier.get(i), shift));
            int fromExtracted = from - shift;
            int to = from;
            int firstEdit = j;
            boolean growing = true;
            while (growing) {
                growing = false;
                while (i < earlier.size() && (to == from || start(earlier.get(i), shift) < to)) {
                    to = Math.max(to, end(earlier.get(i), shift));
                    shift += grown(earlier.get(i++));
                    growing = true;
                }
                while (j < edits.size() && (j == firstEdit || edits.get(j).start() < to)) {
                    to = Math.max(to, edits.get(j++).end());
                    growing = true;
                }
            }
            add(fromExtracted, to - shift, apply(current, from, to, edits.subList(firstEdit, j)));
        }
    }

    private void add(int start, int end, String after) {
        TextEdit minimal = new TextEdit(start, end, after).trimmed(extracted);
        if (!minimal.changesNothing()) {
            changes.add(new Change(
                    minimal.start(), minimal.end(), minimal.after(), rule.name(), rule.version(), rule.reason()));
        }
    }

    private static int start(Change change, int shift) {
        return change.start() + shift;
    }

    private static int end(Change change, int shift) {
        return change.start() + shift + change.after().length();
    }

    private static int grown(Change change) {
        return change.after().length() - (change.end() - change.start());
    }

    /// A stretch of a text with the edits applied that lie inside it.
    static String apply(String text, int from, int to, List<TextEdit> edits) {
        StringBuilder applied = new StringBuilder(to - from + 16);
        int last = from;
        for (TextEdit edit : edits) {
            applied.append(text, last, edit.start()).append(edit.after());
            last = edit.end();
        }
        return applied.append(text, last, to).toString();
    }
}
