package org.stenogram.ocrcleanup.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Collects the text of pages: lines, paragraphs parted by blank lines; never longer than it may be.
public final class PageText {

    private final int most;
    private final List<String> pages = new ArrayList<>();
    private final StringBuilder page = new StringBuilder();
    private long length;
    private double confidence;
    private int words;

    /// @param most characters of all pages
    public PageText(int most) {
        this.most = most;
    }

    /// Adds one line; white space inside it is one space.
    public void line(String text) throws UnreadableException {
        String line = text.strip().replaceAll("\\s+", " ");
        if (!line.isEmpty()) {
            length += line.length() + 1;
            if (length > most) {
                throw UnreadableException.overLimits();
            }
            page.append(line).append('\n');
        }
    }

    /// Ends a paragraph.
    public void paragraph() {
        int end = page.length();
        if (end > 1 && !(page.charAt(end - 1) == '\n' && page.charAt(end - 2) == '\n')) {
            page.append('\n');
        }
    }

    /// Ends a page.
    public void page() {
        pages.add(page.toString().strip());
        page.setLength(0);
    }

    /// Takes note of how sure an OCR program was of a word.
    ///
    /// @param sure 0 to 1
    public void confidence(double sure) {
        confidence += Math.clamp(sure, 0, 1);
        words++;
    }

    /// The pages, the last one ended when it holds text.
    public ReadPages pages() {
        if (!page.isEmpty()) {
            page();
        }
        return new ReadPages(pages, words == 0 ? OptionalDouble.empty() : OptionalDouble.of(confidence / words));
    }
}
