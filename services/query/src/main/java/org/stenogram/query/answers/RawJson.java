package org.stenogram.query.answers;

/// JSON that is given out exactly as the archive holds it.
///
/// @param text one JSON value
public record RawJson(String text) {}
