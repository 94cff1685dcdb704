package org.stenogram.ocrcleanup.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.stenogram.ocrcleanup.extraction.ReadPages.Unsure;

/// Collects the text of pages: lines, paragraphs parted by blank lines; never longer than it may be.
public final class PageText {

    /// Of what an OCR program is less sure than this is marked in the document.
    private static final double SURE = 0.5;

    private final int most;
    private final List<String> pages = new ArrayList<>();
    private final List<Unsure> unsure = new ArrayList<>();
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
        line(text, List.of());
    }

    /// Adds one line of which an OCR program said how sure it was.
    ///
    /// @param told words of the line, in its order
    public void line(String text, List<Word> told) throws UnreadableException {
        String line = spaced(text);
        if (line.isEmpty()) {
            return;
        }
        length += line.length() + 1;
        if (length > most) {
            throw UnreadableException.overLimits();
        }
        int from = 0;
        for (Word word : told) {
            confidence += word.sure();
            words++;
            String written = spaced(word.text());
            int at = written.isEmpty() ? -1 : line.indexOf(written, from);
            if (at >= 0) {
                from = at + written.length();
                if (word.sure() < SURE) {
                    unsure.add(new Unsure(pages.size(), page.length() + at, page.length() + from, word.sure()));
                }
            }
        }
        page.append(line).append('\n');
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /// Ends a paragraph.
    public void paragraph() {
        int end = page.length();
        if (end > 1 && !(page.charAt(end - 1) == '\n' && page.charAt(end - 2) == '\n')) {
            page.append('\n');
        }
    }

    /// Ends a page.
    public void page() throws UnreadableException {
        // Pages without text count as well: each is a character more.
        if (++length > most) {
            throw UnreadableException.overLimits();
        }
        pages.add(page.toString().strip());
        page.setLength(0);
    }

    /// The pages, the last one ended when it holds text.
    public ReadPages pages() throws UnreadableException {
        if (!page.isEmpty()) {
            page();
        }
        return new ReadPages(
                pages, words == 0 ? OptionalDouble.empty() : OptionalDouble.of(confidence / words), unsure);
    }

    /// What an OCR program said of a word.
    ///
    /// @param sure 0 to 1
    public record Word(String text, double sure) {

        /// Keeps what it said between 0 and 1.
        public Word {
            sure = Math.clamp(sure, 0, 1);
        }
    }
}
