package org.stenogram.ocrcleanup.stax;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.PageText.Word;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads PAGE XML (PRImA): regions in the reading order that the page gives, lines, the first text of each line; the
/// words' where a line has none of its own, the region's where it has no lines. Confidences are those of words.
public final class PageXmlReader implements PageReader {

    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");
    private static final Pattern SURE = Pattern.compile("[01](?:\\.\\d{1,17})?");

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
        private final List<Integer> places = new ArrayList<>();
        private final List<Reference> order = new ArrayList<>();
        private final Map<String, Region> regions = new LinkedHashMap<>();
        private final Deque<String> open = new ArrayDeque<>();
        private String line = "";
        private final StringBuilder words = new StringBuilder();
        private final List<Word> told = new ArrayList<>();
        private String sure = "";

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
            switch (name) {
                case "OrderedGroup", "UnorderedGroup", "OrderedGroupIndexed", "UnorderedGroupIndexed" -> {
                    places.add(place());
                    refer();
                }
                case "RegionRef", "RegionRefIndexed" -> {
                    places.add(place());
                    refer();
                    places.removeLast();
                }
                case "TextRegion" -> {
                    String id = SafeXml.attribute(xml, "id");
                    // Two without a name are still two.
                    open.push(id.isEmpty() || regions.containsKey(id) ? "\0" + regions.size() : id);
                    regions.put(open.getFirst(), new Region());
                }
                case "TextEquiv" -> sure = SafeXml.attribute(xml, "conf");
                default -> {}
            }
        }

        /// The place in its group: as given, else the next.
        private int place() {
            String index = SafeXml.attribute(xml, "index");
            return INDEX.matcher(index).matches() ? Integer.parseInt(index) : order.size();
        }

        private void refer() {
            String region = SafeXml.attribute(xml, "regionRef");
            if (!region.isEmpty()) {
                order.add(new Reference(List.copyOf(places), region));
            }
        }

        /// @param written below `Unicode`, `TextEquiv` and what has that text
        private void take(String written) {
            String owner = path.stream().skip(2).findFirst().orElse("");
            switch (owner) {
                case "TextLine" -> line = line.isEmpty() ? written : line;
                case "Word" -> {
                    words.append(words.isEmpty() ? "" : " ").append(written);
                    if (SURE.matcher(sure).matches()) {
                        told.add(new Word(written, Double.parseDouble(sure)));
                    }
                }
                case "TextRegion" -> {
                    Region region = open.isEmpty() ? null : regions.get(open.getFirst());
                    if (region != null && region.whole.isEmpty()) {
                        region.whole = written;
                    }
                }
                default -> {}
            }
        }

        private void end(String name) throws UnreadableException {
            switch (name) {
                case "TextLine" -> {
                    Region region = open.isEmpty() ? null : regions.get(open.getFirst());
                    if (region != null) {
                        region.lines.add(new Line(line.isEmpty() ? words.toString() : line, List.copyOf(told)));
                    }
                    line = "";
                    words.setLength(0);
                    told.clear();
                }
                case "TextRegion" -> open.pop();
                case "OrderedGroup", "UnorderedGroup", "OrderedGroupIndexed", "UnorderedGroupIndexed" ->
                    places.removeLast();
                case "Page" -> page();
                default -> {}
            }
        }

        private void page() throws UnreadableException {
            order.sort(Walk::byPlace);
            for (Reference reference : order) {
                write(regions.remove(reference.region()));
            }
            for (Region region : regions.values()) {
                write(region);
            }
            regions.clear();
            order.clear();
            text.page();
        }

        private static int byPlace(Reference one, Reference other) {
            for (int i = 0; i < Math.min(one.places().size(), other.places().size()); i++) {
                int difference =
                        Integer.compare(one.places().get(i), other.places().get(i));
                if (difference != 0) {
                    return difference;
                }
            }
            return Integer.compare(one.places().size(), other.places().size());
        }

        private void write(@Nullable Region region) throws UnreadableException {
            if (region != null) {
                for (Line each : region.lines) {
                    text.line(each.text(), each.told());
                }
                if (region.lines.isEmpty()) {
                    for (String each : region.whole.lines().toList()) {
                        text.line(each);
                    }
                }
                text.paragraph();
            }
        }
    }

    private record Line(String text, List<Word> told) {}

    /// A region in the reading order.
    ///
    /// @param places in the groups, from the outermost
    private record Reference(List<Integer> places, String region) {}

    private static final class Region {
        private final List<Line> lines = new ArrayList<>();
        private String whole = "";
    }
}
