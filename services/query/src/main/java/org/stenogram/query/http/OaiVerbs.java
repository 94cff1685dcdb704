package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.exports.stax.Xml;
import org.stenogram.query.oai.OaiArguments;
import org.stenogram.query.oai.OaiError;
import org.stenogram.query.oai.OaiError.Code;
import org.stenogram.query.oai.OaiFormat;
import org.stenogram.query.oai.OaiRecord;
import org.stenogram.query.oai.Selection;
import org.stenogram.query.oai.SetSpec;
import org.stenogram.query.postgres.RecordReader;
import org.stenogram.query.wiring.QuerySettings;

/// The six verbs of OAI-PMH.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class OaiVerbs {

    private static final Set<String> LIST =
            new TreeSet<>(Set.of("metadataPrefix", "from", "until", "set", "resumptionToken"));

    private final RecordReader records;
    private final OaiMetadata metadata;
    private final String email;

    OaiVerbs(RecordReader records, OaiMetadata metadata, QuerySettings settings) {
        this.records = records;
        this.metadata = metadata;
        this.email = settings.adminEmail();
    }

    /// Asks the archive, and gives back what is then to be written.
    ///
    /// @throws OaiError when the request cannot be answered
    Xml.Content answer(String server, OaiArguments arguments, Xml xml) {
        String verb = arguments.verb();
        return switch (verb) {
            case "Identify" -> identify(server, arguments, xml);
            case "ListMetadataFormats" -> formats(arguments, xml);
            case "ListSets" -> sets(arguments, xml);
            case "ListIdentifiers", "ListRecords" -> list(verb, server, arguments, xml);
            case "GetRecord" -> record(server, arguments, xml);
            default ->
                throw new OaiError(
                        Code.BAD_VERB,
                        "The verbs are Identify, ListMetadataFormats, ListSets, ListIdentifiers, ListRecords and GetRecord.");
        };
    }

    private Xml.Content identify(String server, OaiArguments arguments, Xml xml) {
        arguments.allow(Set.of());
        Instant earliest = records.earliest().orElseGet(Instant::now).truncatedTo(ChronoUnit.SECONDS);
        return () -> xml.element("Identify", () -> {
            xml.element("repositoryName", "Stenogram");
            xml.element("baseURL", server + "/oai");
            xml.element("protocolVersion", "2.0");
            xml.element("adminEmail", email);
            xml.element("earliestDatestamp", earliest.toString());
            xml.element("deletedRecord", "persistent");
            xml.element("granularity", "YYYY-MM-DDThh:mm:ssZ");
        });
    }

    private Xml.Content formats(OaiArguments arguments, Xml xml) {
        arguments.allow(Set.of("identifier"));
        String identifier = arguments.get("identifier");
        if (identifier != null) {
            found(identifier);
        }
        return () -> xml.element("ListMetadataFormats", () -> {
            for (OaiFormat format : OaiFormat.values()) {
                xml.element("metadataFormat", () -> {
                    xml.element("metadataPrefix", format.prefix());
                    xml.element("schema", format.schema());
                    xml.element("metadataNamespace", format.namespace());
                });
            }
        });
    }

    private Xml.Content sets(OaiArguments arguments, Xml xml) {
        arguments.allow(Set.of("resumptionToken"));
        if (arguments.get("resumptionToken") != null) {
            throw new OaiError(Code.BAD_RESUMPTION_TOKEN, "All sets come in one list.");
        }
        List<String> collections = records.collections();
        if (collections.isEmpty()) {
            throw new OaiError(Code.NO_SET_HIERARCHY, "The archive has no collection yet.");
        }
        return () -> xml.element("ListSets", () -> {
            for (String collection : collections) {
                xml.element("set", () -> {
                    xml.element("setSpec", SetSpec.of(collection));
                    xml.element("setName", collection);
                });
            }
        });
    }

    private Xml.Content list(String verb, String server, OaiArguments arguments, Xml xml) {
        arguments.allow(LIST);
        Selection selection = Selection.of(arguments, verb);
        List<OaiRecord> found = records.list(selection);
        int size = selection.format().pageSize();
        List<OaiRecord> page = found.subList(0, Math.min(size, found.size()));
        if (page.isEmpty()) {
            throw new OaiError(Code.NO_RECORDS_MATCH, "No record fits.");
        }
        @Nullable
        String token =
                found.size() > size ? selection.token(verb, page.getLast().place(), size) : null;
        boolean whole = verb.equals("ListRecords");
        return () -> xml.element(verb, () -> {
            for (OaiRecord record : page) {
                if (whole) {
                    metadata.write(record, selection.format(), server, xml);
                } else {
                    OaiMetadata.header(record, xml);
                }
            }
            if (token != null || selection.after() != null) {
                token(selection, token, xml);
            }
        });
    }

    /// An empty token ends a list that had several parts.
    private static void token(Selection selection, @Nullable String token, Xml xml) throws IOException {
        xml.element("resumptionToken", () -> {
            xml.attribute("cursor", Integer.toString(selection.given()));
            if (token != null) {
                xml.text(token);
            }
        });
    }

    private Xml.Content record(String server, OaiArguments arguments, Xml xml) {
        arguments.allow(new TreeSet<>(Set.of("identifier", "metadataPrefix")));
        String identifier = arguments.required("identifier");
        String prefix = arguments.required("metadataPrefix");
        OaiRecord record = found(identifier);
        OaiFormat format = OaiFormat.of(prefix);
        return () -> xml.element("GetRecord", () -> metadata.write(record, format, server, xml));
    }

    private OaiRecord found(String identifier) {
        UUID document = OaiRecord.document(identifier);
        return records.one(document)
                .orElseThrow(() -> new OaiError(Code.ID_DOES_NOT_EXIST, "There is no such record."));
    }
}
