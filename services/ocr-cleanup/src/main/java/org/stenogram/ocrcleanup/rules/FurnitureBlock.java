package org.stenogram.ocrcleanup.rules;

/// Lines that may be a page's number and the running heads beside it.
///
/// @param line the line of the number
/// @param first the block's first line
/// @param last the block's last line
/// @param above the last line before the block that is not blank, -1 when there is none
/// @param below the first line after it that is not blank, the count of lines when there is none
/// @param number the page's number
/// @param kind how much the number's line says for itself
record FurnitureBlock(int line, int first, int last, int above, int below, int number, Kind kind) {

    /// How much a number's line says for itself, least first.
    enum Kind {
        /// Digits and letters that look like digits.
        BROKEN,
        /// Digits alone.
        BARE,
        /// `112    COLDWATER QUAY`: nothing but the gap tells it from a number of the text.
        BESIDE,
        /// `- 30 -`, `[22]`, `Page 7`.
        DECORATED,
        /// `SECRET Page 16`.
        HEADED
    }

    /// The block over more lines.
    FurnitureBlock over(int from, int to, int aboveFrom, int belowTo) {
        return new FurnitureBlock(line, from, to, aboveFrom, belowTo, number, kind);
    }

    /// Whether more lines than the number's own belong to it.
    boolean hasHeading() {
        return kind == Kind.HEADED || kind == Kind.BESIDE || first < line || last > line;
    }
}
