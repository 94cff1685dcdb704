package org.stenogram.ocrcleanup.jsoup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.PageText.Word;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads hOCR 1.2: pages, paragraphs, lines, confidences.
public final class HocrReader implements PageReader {

    private static final String LINES = ".ocr_line, .ocrx_line, .ocr_header, .ocr_textfloat, .ocr_caption, .ocr_footer";

    /// Deeper than any program nests them.
    private static final int DEEPEST = 64;

    /// What the program was sure of, 0 to 100.
    private static final Pattern CONFIDENCE = Pattern.compile("x_wconf (\\d{1,3})");

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        PageText text = new PageText(mostCharacters);
        Document document = parse(bytes);
        List<Element> pages = outermost(document.select(".ocr_page"));
        for (Element page : pages.isEmpty() ? List.of(document.body()) : pages) {
            List<Element> lines = outermost(page.select(LINES));
            if (lines.isEmpty()) {
                lines = outermost(page.select(".ocr_par, .ocr_carea, .ocrx_block"));
            }
            Element last = null;
            for (Element line : lines.isEmpty() ? List.of(page) : lines) {
                Element paragraph = line.closest(".ocr_par");
                if (last != null && paragraph != last) {
                    text.paragraph();
                }
                text.line(line.text(), words(line));
                last = paragraph;
            }
            text.page();
        }
        return text.pages();
    }

    /// Those that lie in none of the others; in the order of the document an element comes after what holds it.
    private static List<Element> outermost(List<Element> found) {
        Set<Node> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(found);
        return found.stream().filter(each -> !isInside(each, all)).toList();
    }

    private static boolean isInside(Element each, Set<Node> others) {
        int up = 0;
        for (Node above = each.parentNode(); above != null && up < DEEPEST; above = above.parentNode()) {
            if (others.contains(above)) {
                return true;
            }
            up++;
        }
        return false;
    }

    private static List<Word> words(Element line) {
        List<Word> words = new ArrayList<>();
        for (Element word : line.select("[title*=x_wconf]")) {
            Matcher sure = CONFIDENCE.matcher(word.attr("title"));
            if (sure.find()) {
                words.add(new Word(word.text(), Integer.parseInt(sure.group(1)) / 100.0));
            }
        }
        return words;
    }

    private static Document parse(byte[] bytes) throws UnreadableException {
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        } catch (IOException | IllegalArgumentException e) {
            throw UnreadableException.damaged("an hOCR page");
        }
    }
}
