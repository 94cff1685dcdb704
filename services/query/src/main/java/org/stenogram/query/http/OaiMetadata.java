package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.stax.Tei;
import org.stenogram.exports.stax.Xml;
import org.stenogram.query.answers.Links;
import org.stenogram.query.oai.OaiFormat;
import org.stenogram.query.oai.OaiRecord;
import org.stenogram.query.oai.SetSpec;
import org.stenogram.query.postgres.ExportReader;

/// Writes records for harvesters: Dublin Core, or the whole edition as TEI.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class OaiMetadata {

    private final ExportReader editions;

    OaiMetadata(ExportReader editions) {
        this.editions = editions;
    }

    void write(OaiRecord record, OaiFormat format, String server, Xml xml) throws IOException {
        if (record.withdrawn()) {
            xml.element("record", () -> header(record, xml));
            return;
        }
        ExportedDocument edition =
                format == OaiFormat.TEI ? editions.edition(record.runId()).orElseThrow() : null;
        xml.element("record", () -> {
            header(record, xml);
            xml.element("metadata", () -> {
                if (edition == null) {
                    dublinCore(record, server, xml);
                } else {
                    Tei.embed(edition, xml);
                }
            });
        });
    }

    static void header(OaiRecord record, Xml xml) throws IOException {
        xml.element("header", () -> {
            if (record.withdrawn()) {
                xml.attribute("status", "deleted");
            }
            xml.element("identifier", record.identifier());
            xml.element("datestamp", record.datestamp().toString());
            xml.element("setSpec", SetSpec.of(record.collection()));
        });
    }

    private static void dublinCore(OaiRecord record, String server, Xml xml) throws IOException {
        xml.element("oai_dc:dc", () -> {
            xml.prefix("oai_dc", OaiFormat.OAI_DC.namespace());
            xml.prefix("dc", "http://purl.org/dc/elements/1.1/");
            xml.attribute("xsi:schemaLocation", OaiFormat.OAI_DC.namespace() + " " + OaiFormat.OAI_DC.schema());
            xml.element("dc:title", record.title());
            for (String speaker : record.speakers()) {
                xml.element("dc:contributor", speaker);
            }
            if (record.date() != null) {
                xml.element("dc:date", record.date());
            }
            if (record.location() != null) {
                xml.element("dc:coverage", record.location());
            }
            xml.element("dc:type", "Text");
            xml.element("dc:format", record.mediaType());
            if (record.language() != null) {
                xml.element("dc:language", record.language());
            }
            xml.element("dc:source", record.name());
            xml.element("dc:identifier", server + Links.page(record.documentId()));
        });
    }
}
