package org.stenogram.standalone.cli;

import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.standalone.convert.ConvertedDocument;
import org.stenogram.standalone.convert.ConvertedDocument.ConvertedSegment;
import org.stenogram.standalone.convert.ConvertedDocument.ConvertedSpeaker;

/// A converted document as TEI in the manner of Parla-CLARIN: `u` with `who`, `note`, `listPerson`.
final class Tei {

    private static final String NAMESPACE = "http://www.tei-c.org/ns/1.0";

    private final ConvertedDocument document;
    private final XMLStreamWriter xml;

    private Tei(ConvertedDocument document, XMLStreamWriter xml) {
        this.document = document;
        this.xml = xml;
    }

    /// Writes the document.
    static String write(ConvertedDocument document) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new Tei(document, xml).all();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return out.append('\n').toString();
    }

    private void all() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement(NAMESPACE, "TEI");
        xml.writeDefaultNamespace(NAMESPACE);
        header();
        xml.writeStartElement(NAMESPACE, "text");
        xml.writeStartElement(NAMESPACE, "body");
        xml.writeStartElement(NAMESPACE, "div");
        for (ConvertedSegment segment : document.segments()) {
            segment(segment);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void header() throws XMLStreamException {
        String title = document.metadata().title();
        String date = document.metadata().date();
        xml.writeStartElement(NAMESPACE, "teiHeader");
        xml.writeStartElement(NAMESPACE, "fileDesc");
        xml.writeStartElement(NAMESPACE, "titleStmt");
        element("title", title == null ? document.source().name() : title);
        xml.writeEndElement();
        xml.writeStartElement(NAMESPACE, "publicationStmt");
        element(
                "p",
                "Made by Stenogram from the file with SHA-256 "
                        + document.source().sha256() + ".");
        xml.writeEndElement();
        xml.writeStartElement(NAMESPACE, "sourceDesc");
        xml.writeStartElement(NAMESPACE, "bibl");
        element("title", document.source().name());
        if (date != null) {
            xml.writeStartElement(NAMESPACE, "date");
            xml.writeAttribute("when", date);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        people();
        xml.writeEndElement();
    }

    private void people() throws XMLStreamException {
        if (document.people().isEmpty()) {
            return;
        }
        xml.writeStartElement(NAMESPACE, "profileDesc");
        xml.writeStartElement(NAMESPACE, "particDesc");
        xml.writeStartElement(NAMESPACE, "listPerson");
        for (Person person : document.people()) {
            xml.writeStartElement(NAMESPACE, "person");
            xml.writeAttribute("xml:id", person.personId());
            element("persName", person.name());
            for (String alias : person.aliases()) {
                xml.writeStartElement(NAMESPACE, "persName");
                xml.writeAttribute("type", "alias");
                text(alias);
                xml.writeEndElement();
            }
            for (String office : person.offices()) {
                element("occupation", office);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void segment(ConvertedSegment segment) throws XMLStreamException {
        String body = segment.text().strip();
        if (body.isEmpty()) {
            return;
        }
        switch (segment.kind()) {
            case SPEECH -> speech(segment);
            case HEADING -> note("heading", body);
            case METADATA -> note("metadata", body);
            case PARTICIPANTS -> note("participants", body);
            case NARRATIVE -> note("narrative", body);
            case DIRECTION -> note("direction", body);
            case EDITORIAL -> note("editorial", body);
            case NOTE -> note("note", body);
            case PAGE_MARK -> note("pageMark", body);
            case SIGNATURE -> note("signature", body);
        }
    }

    private void speech(ConvertedSegment segment) throws XMLStreamException {
        ConvertedSpeaker speaker = segment.speaker();
        String label = speaker == null ? "" : speaker.label();
        note("speaker", label);
        xml.writeStartElement(NAMESPACE, "u");
        @Nullable String person = speaker == null ? null : speaker.personId();
        if (person != null) {
            xml.writeAttribute("who", "#" + person);
        }
        xml.writeStartElement(NAMESPACE, "seg");
        CodePoints points = CodePoints.of(segment.text());
        int from = segment.start();
        List<Annotation> layers = segment.annotations().stream()
                .sorted(Comparator.comparingInt(Annotation::start))
                .toList();
        for (Annotation layer : layers) {
            if (layer.start() >= from) {
                text(points.slice(segment.text(), from - segment.start(), layer.start() - segment.start()));
                layer(
                        layer,
                        points.slice(segment.text(), layer.start() - segment.start(), layer.end() - segment.start()));
                from = layer.end();
            }
        }
        text(points.slice(segment.text(), from - segment.start(), segment.end() - segment.start()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void layer(Annotation layer, String words) throws XMLStreamException {
        if (layer.kind() != AnnotationKind.LABEL) {
            note(name(layer.kind()), words);
        }
    }

    private static String name(AnnotationKind kind) {
        return switch (kind) {
            case LABEL -> "speaker";
            case EDITORIAL -> "editorial";
            case DIRECTION -> "direction";
            case PAGE_MARK -> "pageMark";
            case NOTE_REFERENCE -> "noteReference";
        };
    }

    private void note(String type, String words) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "note");
        xml.writeAttribute("type", type);
        text(words);
        xml.writeEndElement();
    }

    private void element(String name, String words) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, name);
        text(words);
        xml.writeEndElement();
    }

    /// XML 1.0 has no place for most control characters: they become U+FFFD.
    private void text(String words) throws XMLStreamException {
        xml.writeCharacters(
                words.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD"));
    }
}
