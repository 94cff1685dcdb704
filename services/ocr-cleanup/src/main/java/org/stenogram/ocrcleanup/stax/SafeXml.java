package org.stenogram.ocrcleanup.stax;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML without document types and entities: nothing in it can grow, or reach outside.
final class SafeXml {

    private SafeXml() {}

    /// The text between two tags comes as one.
    static XMLStreamReader of(InputStream stream) throws XMLStreamException {
        return of(stream, true);
    }

    /// The text between two tags comes in pieces, as it is read: it may be longer than there is memory.
    static XMLStreamReader inPieces(InputStream stream) throws XMLStreamException {
        return of(stream, false);
    }

    private static XMLStreamReader of(InputStream stream, boolean whole) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, whole);
        return factory.createXMLStreamReader(stream);
    }

    /// An attribute whatever its namespace, or an empty string.
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }
}
