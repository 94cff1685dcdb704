package org.stenogram.ocrcleanup.jsoup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads hOCR 1.2: pages, paragraphs, lines.
public final class HocrReader implements PageReader {

    private static final String LINES = ".ocr_line, .ocr_header, .ocr_textfloat, .ocr_caption, .ocr_footer";

    @Override
    public List<String> pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        PageText text = new PageText(mostCharacters);
        List<Element> pages = parse(bytes).select(".ocr_page");
        for (Element page : pages) {
            Element last = null;
            for (Element line : page.select(LINES)) {
                Element paragraph = line.closest(".ocr_par");
                if (last != null && paragraph != last) {
                    text.paragraph();
                }
                text.line(line.text());
                last = paragraph;
            }
            text.page();
        }
        return text.pages();
    }

    private static Document parse(byte[] bytes) throws UnreadableException {
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        } catch (IOException | IllegalArgumentException e) {
            throw UnreadableException.damaged("an hOCR page");
        }
    }
}
