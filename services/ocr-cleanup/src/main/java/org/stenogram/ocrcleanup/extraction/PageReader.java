package org.stenogram.ocrcleanup.extraction;

/// Takes the text out of one format, page by page.
@FunctionalInterface
public interface PageReader {

    /// The pages.
    ///
    /// @param mostCharacters more text than this is refused
    /// @throws UnreadableException when it cannot be read, or not within its limits
    ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException;
}
