package org.stenogram.speakersegmentation.structure;

import java.util.List;
import org.stenogram.contracts.PipelineEvent.Metadata;

/// What stands before the first speech, read.
///
/// @param parts in order, covering its lines
/// @param attendance indices of the lines that say who was present, in lists or in prose
public record Header(Metadata metadata, List<Part> parts, List<Integer> attendance) {

    /// Copies the lists.
    public Header {
        parts = List.copyOf(parts);
        attendance = List.copyOf(attendance);
    }
}
