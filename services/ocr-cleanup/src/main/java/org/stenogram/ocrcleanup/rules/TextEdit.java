package org.stenogram.ocrcleanup.rules;

import org.jspecify.annotations.Nullable;

/// One replacement in the text that a rule was given.
///
/// @param start first `char` replaced
/// @param end one past the last `char` replaced; an insertion has `start` = `end`
/// @param after what stands there then
/// @param turn present when a new page begins where `after` ends
public record TextEdit(
        int start, int end, String after, @Nullable PageTurn turn) {

    /// Checks the range.
    public TextEdit {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("edit has range %d to %d".formatted(start, end));
        }
    }

    /// A replacement that has nothing to do with pages.
    public TextEdit(int start, int end, String after) {
        this(start, end, after, null);
    }

    /// The same replacement without what its two sides share at their ends; surrogate pairs stay whole.
    ///
    /// @param text the text that this edits
    TextEdit trimmed(String text) {
        int length = after.length();
        int head = 0;
        int shortest = Math.min(end - start, length);
        while (head < shortest && text.charAt(start + head) == after.charAt(head)) {
            head++;
        }
        if (head > 0 && Character.isHighSurrogate(after.charAt(head - 1))) {
            head--;
        }
        int tail = 0;
        while (tail < shortest - head && text.charAt(end - 1 - tail) == after.charAt(length - 1 - tail)) {
            tail++;
        }
        if (tail > 0 && Character.isLowSurrogate(after.charAt(length - tail))) {
            tail--;
        }
        return new TextEdit(start + head, end - tail, after.substring(head, length - tail), turn);
    }

    boolean changesNothing() {
        return start == end && after.isEmpty();
    }

    /// What a new page is known by.
    ///
    /// @param label its number as printed, absent when the source shows none
    /// @param inferred true when only the shape of the text tells
    /// @param blank pages without text that lie before it
    public record PageTurn(@Nullable String label, boolean inferred, int blank) {

        /// A page that follows the one before it.
        public PageTurn(@Nullable String label, boolean inferred) {
            this(label, inferred, 0);
        }
    }
}
