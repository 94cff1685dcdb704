package org.stenogram.ocrcleanup.extraction;

import java.util.List;

/// Takes the text out of one format, page by page.
@FunctionalInterface
public interface PageReader {

    /// The pages' texts in reading order: a line a line, paragraphs parted by blank lines.
    ///
    /// @param mostCharacters more text than this is refused
    /// @throws UnreadableException when it cannot be read, or not within its limits
    List<String> pages(byte[] bytes, int mostCharacters) throws UnreadableException;
}
