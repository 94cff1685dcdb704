package org.stenogram.ocrcleanup.extraction;

import java.util.Map;
import java.util.Optional;

/// Takes the text out of an original of any format that is read. Pages end in a form feed, which the rules take away
/// and turn into page breaks, so that any place of the cleaned text has its page.
public final class OriginalText {

    private static final String PAGE_END = "\n\f";

    private final PlainText plainText;
    private final Map<Format, PageReader> readers;

    /// @param plainText reads what is in no other format
    /// @param readers of the other formats; one that has none is refused as not supported
    public OriginalText(PlainText plainText, Map<Format, PageReader> readers) {
        this.plainText = plainText;
        this.readers = Map.copyOf(readers);
    }

    /// Originals with more bytes than this are refused; they need not be read.
    public long maxBytes() {
        return plainText.maxBytes();
    }

    /// The text of an original.
    ///
    /// @param mediaType as far as the name and the first bytes tell
    public Extracted extract(byte[] bytes, String mediaType) {
        Optional<Format> format = Format.of(bytes, mediaType);
        PageReader reader = format.map(readers::get).orElse(null);
        if (format.isEmpty() || reader == null) {
            return plainText.extract(bytes, mediaType);
        }
        try {
            if (bytes.length > maxBytes()) {
                throw UnreadableException.overLimits();
            }
            return plainText.judged(
                    reader.pages(bytes, plainText.maxTextBytes()),
                    PAGE_END,
                    format.get().method());
        } catch (UnreadableException e) {
            return e.unreadable();
        }
    }
}
