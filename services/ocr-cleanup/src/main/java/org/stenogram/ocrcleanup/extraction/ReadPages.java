package org.stenogram.ocrcleanup.extraction;

import java.util.List;
import java.util.OptionalDouble;

/// What a reader took out of an original.
///
/// @param texts of the pages in reading order: a line a line, paragraphs parted by blank lines
/// @param confidence the mean of what an OCR program said of its words, 0 to 1; empty when the format does not say
public record ReadPages(List<String> texts, OptionalDouble confidence) {

    /// Copies the list.
    public ReadPages {
        texts = List.copyOf(texts);
    }

    /// Pages of a format that has no confidences.
    public static ReadPages of(List<String> texts) {
        return new ReadPages(texts, OptionalDouble.empty());
    }

    /// Whether no page holds text.
    public boolean areBlank() {
        return texts.stream().allMatch(String::isBlank);
    }
}
