package org.stenogram.speakersegmentation.structure;

import org.stenogram.contracts.PipelineEvent.SegmentKind;

/// Lines that have one purpose together and that nobody speaks.
///
/// @param from index of the first line
/// @param to one past the index of the last line
public record Part(SegmentKind kind, int from, int to) {}
