package org.stenogram.exports.stax;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.LoggedEvent;

/// What happened to a document, as events of PREMIS 3.0 about the file that was dropped.
public final class Premis {

    private static final String NAMESPACE = "http://www.loc.gov/premis/v3";

    private static final Pattern INTACT = Pattern.compile("\"outcome\"\\s*:\\s*\"intact\"");

    private final ExportedDocument document;
    private final List<LoggedEvent> events;
    private final Xml xml;

    private Premis(ExportedDocument document, List<LoggedEvent> events, Xml xml) {
        this.document = document;
        this.events = events;
        this.xml = xml;
    }

    /// Writes a file.
    ///
    /// @param out stays open
    public static void write(ExportedDocument document, List<LoggedEvent> events, OutputStream out) throws IOException {
        Xml xml = new Xml(out);
        Premis premis = new Premis(document, events, xml);
        xml.document("premis", NAMESPACE, premis::content);
    }

    private void content() throws IOException {
        xml.prefix("xsi", "http://www.w3.org/2001/XMLSchema-instance");
        xml.attribute("version", "3.0");
        xml.element("object", this::original);
        for (LoggedEvent event : events) {
            xml.element("event", () -> event(event));
        }
        for (String stage :
                events.stream().map(LoggedEvent::stage).distinct().sorted().toList()) {
            xml.element("agent", () -> {
                xml.element("agentIdentifier", () -> identifier("agent", "Stenogram service", stage));
                xml.element("agentName", stage);
                xml.element("agentType", "software");
            });
        }
    }

    private void original() throws IOException {
        xml.attribute("xsi:type", "file");
        xml.element(
                "objectIdentifier",
                () -> identifier("object", "SHA-256", document.source().sha256()));
        xml.element("objectCharacteristics", () -> {
            xml.element("fixity", () -> {
                xml.element("messageDigestAlgorithm", "SHA-256");
                xml.element("messageDigest", document.source().sha256());
            });
            xml.element("size", Long.toString(document.source().bytes()));
            xml.element(
                    "format",
                    () -> xml.element(
                            "formatDesignation",
                            () -> xml.element("formatName", document.source().mediaType())));
        });
        xml.element("originalName", document.source().name());
    }

    private void event(LoggedEvent event) throws IOException {
        xml.element(
                "eventIdentifier",
                () -> identifier("event", "UUID", event.eventId().toString()));
        xml.element("eventType", type(event.type()));
        xml.element("eventDateTime", event.occurredAt().toString());
        xml.element("eventDetailInformation", () -> xml.element("eventDetail", event.type() + " " + event.data()));
        xml.element(
                "eventOutcomeInformation", () -> xml.element("eventOutcome", isFailure(event) ? "failure" : "success"));
        xml.element("linkingAgentIdentifier", () -> identifier("linkingAgent", "Stenogram service", event.stage()));
        xml.element(
                "linkingObjectIdentifier",
                () -> identifier("linkingObject", "SHA-256", document.source().sha256()));
    }

    private void identifier(String of, String type, String value) throws IOException {
        xml.element(of + "IdentifierType", type);
        xml.element(of + "IdentifierValue", value);
    }

    private static boolean isFailure(LoggedEvent event) {
        boolean isBadCheck = event.type().equals("original.checked")
                && !INTACT.matcher(event.data()).find();
        return isBadCheck || event.type().equals("document.failed");
    }

    /// The words of the Library of Congress's list of event types where it has one.
    private static String type(String type) {
        return switch (type) {
            case "document.received" -> "ingestion";
            case "document.cleaned" -> "normalization";
            case "document.segmented" -> "metadata extraction";
            case "document.archived" -> "accession";
            case "original.checked" -> "fixity check";
            case "document.withdrawn" -> "deaccession";
            default -> type;
        };
    }
}
