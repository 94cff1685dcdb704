package org.stenogram.storage.editions;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.PipelineEvent.Segment;

/// One row of table `segment`: a segment, or one part of a very long one.
///
/// @param segment what the row is of; kind, speaker, confidence and annotations are the whole segment's
/// @param part from 1
/// @param personId who speaks, across documents; absent when nobody can be named
/// @param start first code point of the row, in the cleaned text
/// @param end one past the last code point of the row, in the cleaned text
/// @param originalStart where that came from, in the extracted text
/// @param originalEnd one past it, in the extracted text
/// @param pageLabel of the page that the row begins on, as printed
/// @param body the row's text
public record SegmentRow(
        Segment segment,
        int part,
        @Nullable UUID personId,
        int start,
        int end,
        int originalStart,
        int originalEnd,
        @Nullable String pageLabel,
        String body) {}
