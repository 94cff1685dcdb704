package org.stenogram.ocrcleanup.stax;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.PageText.Word;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads ALTO, any version: pages, text blocks as paragraphs, text lines, words and confidences (Library of Congress,
/// ALTO 2 to 4). A word over two lines of which the document gives the whole is written once, where it begins.
public final class AltoReader implements PageReader {

    private static final Pattern NUMBER = Pattern.compile("[01](?:\\.\\d{1,9})?");

    @Override
    public ReadPages pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        try {
            return read(new ByteArrayInputStream(bytes), mostCharacters);
        } catch (XMLStreamException e) {
            throw UnreadableException.damaged("an ALTO document");
        }
    }

    /// Reads a document as it arrives.
    ///
    /// @throws XMLStreamException when it is no XML, or breaks off
    public static ReadPages read(InputStream alto, int mostCharacters) throws XMLStreamException, UnreadableException {
        Walk walk = new Walk(new PageText(mostCharacters));
        XMLStreamReader xml = SafeXml.of(alto);
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                walk.start(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                walk.end(xml.getLocalName());
            }
        }
        return walk.text.pages();
    }

    private static final class Walk {

        private final PageText text;
        private final StringBuilder line = new StringBuilder();
        private final List<Word> words = new ArrayList<>();
        /// The word that was written whole when its first part came, until its second part has come; else empty.
        private String whole = "";

        Walk(PageText text) {
            this.text = text;
        }

        void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "String" -> word(xml);
                case "HYP" -> {
                    if (whole.isEmpty()) {
                        line.append('-');
                    }
                }
                default -> {}
            }
        }

        private void word(XMLStreamReader xml) {
            String content = SafeXml.attribute(xml, "CONTENT");
            String joined = SafeXml.attribute(xml, "SUBS_CONTENT");
            String part = SafeXml.attribute(xml, "SUBS_TYPE");
            boolean isRest = part.equals("HypPart2") && !whole.isEmpty() && whole.equals(joined);
            whole = "";
            if (isRest) {
                return;
            }
            if (part.equals("HypPart1") && begins(joined, content)) {
                whole = joined;
                content = joined;
            }
            line.append(line.isEmpty() ? "" : " ").append(content);
            String sure = SafeXml.attribute(xml, "WC");
            if (NUMBER.matcher(sure).matches()) {
                words.add(new Word(content, Double.parseDouble(sure)));
            }
        }

        /// Whether what is said to be the whole word begins with its part.
        private static boolean begins(String joined, String part) {
            String bare = part.replaceFirst("[-\u00ad\u2010\u00ac]+$", "");
            return joined.length() > bare.length() && joined.startsWith(bare);
        }

        void end(String name) throws UnreadableException {
            switch (name) {
                case "TextLine" -> {
                    text.line(line.toString(), words);
                    line.setLength(0);
                    words.clear();
                }
                case "TextBlock" -> text.paragraph();
                case "Page" -> text.page();
                default -> {}
            }
        }
    }
}
