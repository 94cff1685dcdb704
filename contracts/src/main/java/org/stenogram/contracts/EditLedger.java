package org.stenogram.contracts;

import java.util.List;
import org.stenogram.contracts.PipelineEvent.Edit;

/// The edits that lead from an extracted text to its cleaned text, and back: extracted + ledger = cleaned, cleaned −
/// ledger =
/// extracted, character for character. Also maps ranges between the two.
///
/// @param edits by start in the extracted text, never overlapping; offsets are code points
public record EditLedger(List<Edit> edits) {

    /// Copies the list and checks its order.
    ///
    /// @throws IllegalArgumentException when an edit begins before the one before it ends, or its range and
    ///     `before` differ in length
    public EditLedger {
        edits = List.copyOf(edits);
        int last = 0;
        for (Edit edit : edits) {
            if (edit.start() < last || edit.end() < edit.start()) {
                throw new IllegalArgumentException("edit of %s at %d to %d overlaps the one that ends at %d"
                        .formatted(edit.rule(), edit.start(), edit.end(), last));
            }
            if (edit.end() - edit.start() != length(edit.before())) {
                throw new IllegalArgumentException("edit of %s at %d to %d does not have the length of what stood there"
                        .formatted(edit.rule(), edit.start(), edit.end()));
            }
            last = edit.end();
        }
    }

    /// The cleaned text.
    ///
    /// @throws IllegalArgumentException when the text is not the one the ledger was made for
    public String apply(String extracted) {
        return replay(extracted, false);
    }

    /// The extracted text.
    ///
    /// @throws IllegalArgumentException when the text is not the one the ledger leads to
    public String invert(String cleaned) {
        return replay(cleaned, true);
    }

    /// The ledger with one rule withdrawn: the others stay as they are.
    public EditLedger without(String rule) {
        return new EditLedger(
                edits.stream().filter(edit -> !edit.rule().equals(rule)).toList());
    }

    /// The range of the extracted text that a range of the cleaned text came from. A bound inside a replacement takes
    /// in all of what was replaced. Reads the whole ledger: for many ranges take [#offsets] once.
    public Range toExtracted(int start, int end) {
        return offsets().toExtracted(start, end);
    }

    /// Prepares the ledger for mapping many ranges.
    public OffsetMap offsets() {
        return OffsetMap.of(this);
    }

    private String replay(String from, boolean backwards) {
        CodePoints points = CodePoints.of(from);
        StringBuilder to = new StringBuilder(from.length() + 64);
        int shift = 0;
        int last = 0;
        for (Edit edit : edits) {
            String expected = backwards ? edit.after() : edit.before();
            String written = backwards ? edit.before() : edit.after();
            int start = points.toIndex(edit.start() + shift);
            if (!from.startsWith(expected, start)) {
                throw new IllegalArgumentException(
                        "the text at %d is not what %s has on its ledger".formatted(edit.start() + shift, edit.rule()));
            }
            to.append(from, last, start).append(written);
            last = start + expected.length();
            if (backwards) {
                shift += length(edit.after()) - length(edit.before());
            }
        }
        return to.append(from, last, from.length()).toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// A range of code points, `end` exclusive.
    public record Range(int start, int end) {}
}
