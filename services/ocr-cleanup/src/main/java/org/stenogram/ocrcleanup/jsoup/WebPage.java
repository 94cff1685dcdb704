package org.stenogram.ocrcleanup.jsoup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads a web page saved from an archive: its main part, headings and paragraphs; menus, scripts, forms and lists that
/// are mostly links are left out.
public final class WebPage implements PageReader {

    private static final String BESIDES =
            "script, style, noscript, template, nav, aside, form, button, select, iframe, svg,"
                    + " [role=navigation], [role=search], [role=banner], [role=contentinfo], [aria-hidden=true], [hidden],"
                    + " body > header, body > footer";
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "tr",
            "blockquote",
            "pre",
            "section",
            "article",
            "dt",
            "dd",
            "table",
            "ul",
            "ol",
            "dl",
            "main",
            "header",
            "footer",
            "figure",
            "figcaption",
            "hr",
            "center");
    private static final int FEWEST_LINKS = 3;
    /// Deeper than any page nests its elements.
    private static final int DEEPEST = 48;

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        Document page = parse(bytes);
        page.select(BESIDES).remove();
        page.select("ul, ol").stream()
                .filter(list -> !isDeep(list))
                .filter(WebPage::isMenu)
                .toList()
                .forEach(Node::remove);
        Writer writer = new Writer(new PageText(mostCharacters));
        main(page).traverse(writer);
        return writer.pages();
    }

    private static Document parse(byte[] bytes) throws UnreadableException {
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        } catch (IOException | IllegalArgumentException e) {
            throw UnreadableException.damaged("a web page");
        }
    }

    /// The part that the page itself calls its main one, when most of the text is there; else all that is left.
    private static Element main(Document page) {
        int all = page.body().text().length();
        for (String query : List.of("main", "[role=main]", "article")) {
            List<Element> found = page.select(query);
            if (found.size() == 1 && found.getFirst().text().length() * 2 > all) {
                return found.getFirst();
            }
        }
        return page.body();
    }

    /// Lists inside lists inside lists are no menu, and looking through each for what lies in it would never end.
    private static boolean isDeep(Element list) {
        int up = 0;
        for (Element above = list.parent(); above != null; above = above.parent()) {
            if (++up > DEEPEST) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMenu(Element list) {
        List<Element> links = list.select("a[href]");
        int linked = links.stream().mapToInt(link -> link.text().length()).sum();
        return links.size() >= FEWEST_LINKS && linked * 10 >= list.text().length() * 8;
    }

    /// Writes what is between two block elements as a paragraph, and breaks its line where the page does.
    private static final class Writer implements NodeVisitor {

        private final PageText text;
        private final StringBuilder line = new StringBuilder();
        private boolean tooLong;

        Writer(PageText text) {
            this.text = text;
        }

        ReadPages pages() throws UnreadableException {
            endLine();
            if (tooLong) {
                throw UnreadableException.overLimits();
            }
            return text.pages();
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                line.append(words.getWholeText());
            } else if (node.nameIs("br")) {
                endLine();
            } else if (node.nameIs("td") || node.nameIs("th")) {
                line.append(' ');
            } else if (BLOCKS.contains(node.nodeName())) {
                endParagraph();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (BLOCKS.contains(node.nodeName())) {
                endParagraph();
            }
        }

        private void endParagraph() {
            endLine();
            text.paragraph();
        }

        private void endLine() {
            try {
                text.line(line.toString());
            } catch (UnreadableException e) {
                // A visitor cannot stop the walk by an exception of its own kind.
                tooLong = true;
            }
            line.setLength(0);
        }
    }
}
