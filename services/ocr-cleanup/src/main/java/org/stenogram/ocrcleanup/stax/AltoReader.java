package org.stenogram.ocrcleanup.stax;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.ReadPages;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads ALTO, any version: pages, text blocks as paragraphs, text lines, words and confidences (Library of Congress,
/// ALTO 2 to 4).
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
        PageText text = new PageText(mostCharacters);
        StringBuilder line = new StringBuilder();
        XMLStreamReader xml = SafeXml.of(alto);
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(xml, line, text);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "TextLine" -> {
                        text.line(line.toString());
                        line.setLength(0);
                    }
                    case "TextBlock" -> text.paragraph();
                    case "Page" -> text.page();
                    default -> {}
                }
            }
        }
        return text.pages();
    }

    private static void start(XMLStreamReader xml, StringBuilder line, PageText text) {
        switch (xml.getLocalName()) {
            case "String" -> {
                line.append(line.isEmpty() ? "" : " ").append(SafeXml.attribute(xml, "CONTENT"));
                String sure = SafeXml.attribute(xml, "WC");
                if (NUMBER.matcher(sure).matches()) {
                    text.confidence(Double.parseDouble(sure));
                }
            }
            case "HYP" -> line.append('-');
            default -> {}
        }
    }
}
