package org.stenogram.ocrcleanup.stax;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.stenogram.ocrcleanup.extraction.PageReader;
import org.stenogram.ocrcleanup.extraction.PageText;
import org.stenogram.ocrcleanup.extraction.UnreadableException;

/// Reads ALTO, any version: pages, text blocks as paragraphs, text lines, words (Library of Congress, ALTO 2 to 4).
public final class AltoReader implements PageReader {

    @Override
    public List<String> pages(byte[] bytes, int mostCharacters) throws UnreadableException {
        PageText text = new PageText(mostCharacters);
        StringBuilder line = new StringBuilder();
        try {
            XMLStreamReader xml = SafeXml.of(new ByteArrayInputStream(bytes));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(xml, line);
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
        } catch (XMLStreamException e) {
            throw UnreadableException.damaged("an ALTO document");
        }
        return text.pages();
    }

    private static void start(XMLStreamReader xml, StringBuilder line) {
        switch (xml.getLocalName()) {
            case "String" -> line.append(line.isEmpty() ? "" : " ").append(SafeXml.attribute(xml, "CONTENT"));
            case "HYP" -> line.append('-');
            default -> {}
        }
    }
}
