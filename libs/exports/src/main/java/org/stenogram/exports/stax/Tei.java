package org.stenogram.exports.stax;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Annotation;
import org.stenogram.contracts.PipelineEvent.AnnotationKind;
import org.stenogram.contracts.PipelineEvent.Person;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.ExportedDocument.ExportedSpeaker;
import org.stenogram.exports.ExportedDocument.Holding;

/// A document as TEI in the manner of Parla-CLARIN: `u` with `who`, `note`, `listPerson`. Valid against the schema of
/// Parla-CLARIN whatever the texts hold.
public final class Tei {

    /// The namespace of TEI.
    public static final String NAMESPACE = "http://www.tei-c.org/ns/1.0";

    /// Where the schema that the documents are valid against is published.
    public static final String SCHEMA =
            "https://raw.githubusercontent.com/clarin-eric/parla-clarin/master/schema/parla-clarin.rng";

    private final ExportedDocument document;
    private final Xml xml;
    private final Map<String, String> people = new HashMap<>();

    private Tei(ExportedDocument document, Xml xml) {
        this.document = document;
        this.xml = xml;
        for (Person person : document.people()) {
            people.putIfAbsent(person.personId(), "person-" + (people.size() + 1));
        }
    }

    /// Writes a file.
    ///
    /// @param out stays open
    public static void write(ExportedDocument document, OutputStream out) throws IOException {
        Xml xml = new Xml(out);
        Tei tei = new Tei(document, xml);
        xml.document("TEI", NAMESPACE, tei::content);
    }

    /// Writes the element `TEI` inside another document.
    public static void embed(ExportedDocument document, Xml xml) throws IOException {
        xml.namespaced("TEI", NAMESPACE, new Tei(document, xml)::content);
    }

    private void content() throws IOException {
        xml.element("teiHeader", this::header);
        xml.element("text", () -> xml.element("body", () -> xml.element("div", this::body)));
    }

    private void header() throws IOException {
        xml.element("fileDesc", () -> {
            xml.element("titleStmt", () -> xml.element("title", document.title()));
            xml.element("publicationStmt", this::publication);
            xml.element("sourceDesc", () -> xml.element("bibl", this::source));
        });
        xml.element("profileDesc", this::profile);
    }

    private void publication() throws IOException {
        Holding archive = document.archive();
        xml.element("publisher", "Stenogram");
        if (archive != null) {
            idno("documentId", archive.documentId().toString());
            idno("edition", Integer.toString(archive.edition()));
            xml.element("date", () -> xml.attribute("when", archive.archivedAt().toString()));
        }
        idno("sha256", document.source().sha256());
    }

    private void idno(String type, String value) throws IOException {
        xml.element("idno", () -> {
            xml.attribute("type", type);
            xml.text(value);
        });
    }

    private void source() throws IOException {
        xml.element("title", document.source().name());
        String place = document.metadata().place();
        if (place != null) {
            xml.element("pubPlace", place);
        }
        String date = document.metadata().date();
        if (date != null) {
            xml.element("date", () -> {
                if (isDate(date)) {
                    xml.attribute("when", date);
                }
                xml.text(date);
            });
        }
    }

    private void profile() throws IOException {
        String language = document.language();
        if (language != null && language.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
            xml.element("langUsage", () -> xml.element("language", () -> xml.attribute("ident", language)));
        }
        if (!document.people().isEmpty()) {
            xml.element(
                    "particDesc",
                    () -> xml.element("listPerson", () -> {
                        int number = 0;
                        for (Person person : document.people()) {
                            // A person who comes twice has one identifier: XML allows no other.
                            if (("person-" + (number + 1)).equals(people.get(person.personId()))) {
                                number++;
                                person(person);
                            }
                        }
                    }));
        }
    }

    private void person(Person person) throws IOException {
        xml.element("person", () -> {
            xml.attribute("xml:id", people.getOrDefault(person.personId(), ""));
            xml.element("persName", person.name());
            for (String alias : person.aliases()) {
                xml.element("persName", () -> {
                    xml.attribute("type", "alias");
                    xml.text(alias);
                });
            }
            for (String office : person.offices()) {
                xml.element("occupation", office);
            }
            if (document.archive() != null) {
                idno("personId", person.personId());
            }
        });
    }

    private void body() throws IOException {
        boolean empty = true;
        for (ExportedSegment segment : document.segments()) {
            String words = segment.text().strip();
            if (segment.kind() == SegmentKind.SPEECH) {
                speech(segment);
                empty = false;
            } else if (!words.isEmpty()) {
                note(name(segment.kind()), words, segment.ordinal());
                empty = false;
            }
        }
        if (empty) {
            xml.element("p", "");
        }
    }

    private static String name(SegmentKind kind) {
        return switch (kind) {
            case SPEECH -> "speech";
            case HEADING -> "heading";
            case METADATA -> "metadata";
            case PARTICIPANTS -> "participants";
            case NARRATIVE -> "narrative";
            case DIRECTION -> "direction";
            case EDITORIAL -> "editorial";
            case NOTE -> "note";
            case PAGE_MARK -> "pageMark";
            case SIGNATURE -> "signature";
        };
    }

    private void speech(ExportedSegment segment) throws IOException {
        ExportedSpeaker speaker = segment.speaker();
        if (speaker != null && !speaker.label().isBlank()) {
            note("speaker", speaker.label());
        }
        xml.element("u", () -> {
            xml.attribute("xml:id", "s" + segment.ordinal());
            String person = speaker == null || speaker.personId() == null ? null : people.get(speaker.personId());
            if (person != null) {
                xml.attribute("who", "#" + person);
            }
            xml.element("seg", () -> words(segment));
        });
    }

    private void words(ExportedSegment segment) throws IOException {
        CodePoints points = CodePoints.of(segment.text());
        int from = segment.start();
        List<Annotation> layers = segment.annotations().stream()
                .sorted(Comparator.comparingInt(Annotation::start))
                .toList();
        for (Annotation layer : layers) {
            if (layer.start() >= from && layer.end() <= segment.end()) {
                xml.text(points.slice(segment.text(), from - segment.start(), layer.start() - segment.start()));
                if (layer.kind() != AnnotationKind.LABEL) {
                    note(
                            name(layer.kind()),
                            points.slice(
                                    segment.text(), layer.start() - segment.start(), layer.end() - segment.start()));
                }
                from = layer.end();
            }
        }
        xml.text(points.slice(segment.text(), from - segment.start(), segment.end() - segment.start()));
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

    private void note(String type, String words) throws IOException {
        xml.element("note", () -> {
            xml.attribute("type", type);
            xml.text(words);
        });
    }

    private void note(String type, String words, int ordinal) throws IOException {
        xml.element("note", () -> {
            xml.attribute("xml:id", "s" + ordinal);
            xml.attribute("type", type);
            xml.text(words);
        });
    }

    private static boolean isDate(String date) {
        try {
            switch (date.length()) {
                case 4 -> Year.parse(date);
                case 7 -> YearMonth.parse(date);
                default -> LocalDate.parse(date);
            }
            return !date.startsWith("0000");
        } catch (DateTimeException e) {
            return false;
        }
    }
}
