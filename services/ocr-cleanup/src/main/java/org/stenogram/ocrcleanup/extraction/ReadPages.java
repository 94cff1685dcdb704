package org.stenogram.ocrcleanup.extraction;

import java.util.List;
import java.util.OptionalDouble;

/// What a reader took out of an original.
///
/// @param texts of the pages in reading order: a line a line, paragraphs parted by blank lines; blank pages are empty
/// @param confidence the mean of what an OCR program said of its words, 0 to 1; empty when the format does not say
/// @param unsure the words of which it was not sure, by page and start
public record ReadPages(List<String> texts, OptionalDouble confidence, List<Unsure> unsure) {

    /// Copies the lists.
    public ReadPages {
        texts = List.copyOf(texts);
        unsure = List.copyOf(unsure);
    }

    /// Pages of a format that has no confidences.
    public static ReadPages of(List<String> texts) {
        return new ReadPages(texts, OptionalDouble.empty(), List.of());
    }

    /// Whether no page holds text.
    public boolean areBlank() {
        return texts.stream().allMatch(String::isBlank);
    }

    /// A word of which an OCR program was not sure.
    ///
    /// @param page from 0
    /// @param start its first `char` in the page's text
    /// @param end one past its last
    /// @param sure 0 to 1
    public record Unsure(int page, int start, int end, double sure) {

        /// The same word on another page, so many characters further on.
        public Unsure moved(int toPage, int by) {
            return new Unsure(toPage, start + by, end + by, sure);
        }
    }
}
