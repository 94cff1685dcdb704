package org.stenogram.ocrcleanup.jsoup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads hOCR 1.2: pages, paragraphs, lines, confidences.
public final class HocrReader implements PageReader {

    private static final String LINES = ".ocr_line, .ocr_header, .ocr_textfloat, .ocr_caption, .ocr_footer";

    /// What the program was sure of, 0 to 100.
    private static final Pattern CONFIDENCE = Pattern.compile("x_wconf (\\d{1,3})");

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        PageText text = new PageText(mostCharacters);
        List<Element> pages = parse(bytes).select(".ocr_page");
        for (Element page : pages) {
            Element last = null;
            for (Element line : page.select(LINES)) {
                Element paragraph = line.closest(".ocr_par");
                if (last != null && paragraph != last) {
                    text.paragraph();
                }
                for (Element word : line.select("[title*=x_wconf]")) {
                    Matcher sure = CONFIDENCE.matcher(word.attr("title"));
                    if (sure.find()) {
                        text.confidence(Integer.parseInt(sure.group(1)) / 100.0);
                    }
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
