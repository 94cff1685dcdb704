package org.stenogram.exports.stax;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes XML 1.0 in UTF-8 in one namespace at a time, piece by piece, whatever the texts hold: what XML has no place
/// for
/// (most control characters, lone surrogates) becomes U+FFFD.
public final class Xml {

    private static final Pattern NO_XML =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final Writer out;
    private final XMLStreamWriter xml;

    /// A piece of a document.
    @FunctionalInterface
    public interface Content {

        /// Writes it.
        void write() throws IOException;
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    /// @param stream stays open
    public Xml(OutputStream stream) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw io(e);
        }
    }

    /// A whole document: declaration, root element and its default namespace.
    public void document(String root, String namespace, Content content) throws IOException {
        run(() -> xml.writeStartDocument("UTF-8", "1.0"));
        namespaced(root, namespace, content);
        run(xml::writeEndDocument);
        run(xml::flush);
        out.write('\n');
        out.flush();
    }

    /// An element that sets another default namespace.
    public void namespaced(String name, String namespace, Content content) throws IOException {
        run(() -> xml.writeStartElement(name));
        run(() -> xml.writeDefaultNamespace(namespace));
        content.write();
        run(xml::writeEndElement);
    }

    /// An element with content.
    public void element(String name, Content content) throws IOException {
        run(() -> xml.writeStartElement(name));
        content.write();
        run(xml::writeEndElement);
    }

    /// An element with text.
    public void element(String name, String text) throws IOException {
        element(name, () -> text(text));
    }

    /// Declares a prefix on the element just begun.
    public void prefix(String prefix, String namespace) throws IOException {
        run(() -> xml.writeNamespace(prefix, namespace));
    }

    /// An attribute of the element just begun.
    public void attribute(String name, String value) throws IOException {
        run(() -> xml.writeAttribute(name, allowed(value)));
    }

    /// Text. A carriage return is written as a reference, for readers would take it as a line feed.
    public void text(String text) throws IOException {
        String[] lines = allowed(text).split("\r", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (i > 0) {
                run(() -> xml.writeEntityRef("#13"));
            }
            run(() -> xml.writeCharacters(line));
        }
    }

    private static String allowed(String text) {
        return NO_XML.matcher(text).replaceAll("\uFFFD");
    }

    private static void run(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw io(e);
        }
    }

    private static IOException io(XMLStreamException e) {
        return e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
}
