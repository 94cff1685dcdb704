package org.stenogram.storage.amendments;

/// A range of the cleaned text that gets another length; offsets after it move, those inside go to its bounds.
///
/// @param from first code point that is replaced
/// @param to one past the last
/// @param length how long the replacement is
record Splice(int from, int to, int length) {

    /// Whether an offset lies inside what is replaced.
    boolean cuts(int offset) {
        return from < offset && offset < to;
    }

    /// Where the end of something comes to.
    int moved(int offset) {
        return offset <= from ? offset : offset >= to ? offset - to + from + length : from + length;
    }

    /// Where the beginning of something comes to.
    int start(int offset) {
        return offset > from && offset < to ? from : offset == from ? from : moved(offset);
    }
}
