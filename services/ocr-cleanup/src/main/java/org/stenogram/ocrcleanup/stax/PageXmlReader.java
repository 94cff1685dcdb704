package org.stenogram.ocrcleanup.stax;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads PAGE XML (PRImA): regions in the reading order that the page gives, lines, the first text of each line; the
/// words' where a line has none of its own, the region's where it has no lines.
public final class PageXmlReader implements PageReader {

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        try {
            return new Walk(SafeXml.of(new ByteArrayInputStream(bytes)), new PageText(mostCharacters)).read();
        } catch (XMLStreamException e) {
            throw UnreadableException.damaged("a PAGE XML document");
        }
    }

    private static final class Walk {

        private final XMLStreamReader xml;
        private final PageText text;
        private final Deque<String> path = new ArrayDeque<>();
        private final List<String> order = new ArrayList<>();
        private final Map<String, List<String>> regions = new LinkedHashMap<>();
        private final Deque<String> open = new ArrayDeque<>();
        private String line = "";
        private final StringBuilder words = new StringBuilder();
        private String whole = "";

        Walk(XMLStreamReader xml, PageText text) {
            this.xml = xml;
            this.text = text;
        }

        ReadPages read() throws XMLStreamException, UnreadableException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(xml.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    path.pop();
                    end(xml.getLocalName());
                } else if (event == XMLStreamConstants.CHARACTERS && "Unicode".equals(path.peek())) {
                    take(xml.getText());
                }
            }
            return text.pages();
        }

        private void start(String name) {
            path.push(name);
            if (name.equals("RegionRefIndexed")) {
                order.add(SafeXml.attribute(xml, "regionRef"));
            } else if (name.equals("TextRegion")) {
                open.push(SafeXml.attribute(xml, "id"));
                regions.put(open.getFirst(), new ArrayList<>());
                whole = "";
            }
        }

        /// @param written below `Unicode`, `TextEquiv` and what has that text
        private void take(String written) {
            String owner = path.stream().skip(2).findFirst().orElse("");
            switch (owner) {
                case "TextLine" -> line = line.isEmpty() ? written : line;
                case "Word" -> words.append(words.isEmpty() ? "" : " ").append(written);
                case "TextRegion" -> whole = whole.isEmpty() ? written : whole;
                default -> {}
            }
        }

        private void end(String name) throws UnreadableException {
            if (name.equals("TextLine") && !open.isEmpty()) {
                lines().add(line.isEmpty() ? words.toString() : line);
                line = "";
                words.setLength(0);
            } else if (name.equals("TextRegion")) {
                if (lines().isEmpty()) {
                    lines().addAll(whole.lines().toList());
                }
                whole = "";
                open.pop();
            } else if (name.equals("Page")) {
                page();
            }
        }

        private List<String> lines() {
            return regions.computeIfAbsent(open.getFirst(), _ -> new ArrayList<>());
        }

        private void page() throws UnreadableException {
            for (String region : order) {
                write(regions.remove(region));
            }
            for (List<String> lines : regions.values()) {
                write(lines);
            }
            regions.clear();
            order.clear();
            text.page();
        }

        private void write(@Nullable List<String> lines) throws UnreadableException {
            if (lines != null) {
                for (String each : lines) {
                    text.line(each);
                }
                text.paragraph();
            }
        }
    }
}
