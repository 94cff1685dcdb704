package org.stenogram.query.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.stenogram.exports.stax.Xml;
import org.stenogram.query.oai.OaiArguments;
import org.stenogram.query.oai.OaiError;
import org.stenogram.query.oai.OaiError.Code;

/// The frame of every answer of OAI-PMH: when, to what request, and the answer itself or an error.
final class OaiAnswer {

    static final String NAMESPACE = "http://www.openarchives.org/OAI/2.0/";
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private final String server;
    private final OaiArguments arguments;
    private final OutputStream out;

    /// @param server where we are asked: `http://localhost:8080`
    OaiAnswer(String server, OaiArguments arguments, OutputStream out) {
        this.server = server;
        this.arguments = arguments;
        this.out = out;
    }

    void write(OaiVerbs verbs) throws IOException {
        Xml xml = new Xml(out);
        Xml.@Nullable Content found = null;
        @Nullable OaiError error = null;
        try {
            found = verbs.answer(server, arguments, xml);
        } catch (OaiError e) {
            error = e;
        }
        Xml.Content content = found;
        OaiError wrong = error;
        xml.document("OAI-PMH", NAMESPACE, () -> {
            xml.prefix("xsi", INSTANCE);
            xml.attribute("xsi:schemaLocation", NAMESPACE + " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd");
            xml.element(
                    "responseDate",
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            xml.element("request", () -> request(xml, wrong));
            if (content != null) {
                content.write();
            } else if (wrong != null) {
                xml.element("error", () -> {
                    xml.attribute("code", wrong.code().word());
                    xml.text(wrong.words());
                });
            }
        });
    }

    /// A request that cannot be understood is not repeated.
    private void request(Xml xml, @Nullable OaiError error) throws IOException {
        if (error == null || (error.code() != Code.BAD_VERB && error.code() != Code.BAD_ARGUMENT)) {
            for (String name : arguments.all().keySet()) {
                xml.attribute(name, arguments.required(name));
            }
        }
        xml.text(server + "/oai");
    }
}
