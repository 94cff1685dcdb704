package org.stenogram.query.questions;

import org.jspecify.annotations.Nullable;

/// What is given out as one file: all that fits, which is the whole archive when nothing is asked for.
///
/// @param words as in a web search
/// @param speaker any spelling of a name, or a person's identifier
/// @param kind only segments of this kind
public record ExportQuestion(
        @Nullable String words,
        @Nullable String speaker,
        DateRange dates,
        @Nullable String collection,
        @Nullable String kind) {}
