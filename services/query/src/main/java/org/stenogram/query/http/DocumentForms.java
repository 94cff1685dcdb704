package org.stenogram.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.Form;
import org.stenogram.exports.Markdown;
import org.stenogram.exports.SpeechTable;
import org.stenogram.exports.stax.Tei;

/// Writes an edition in one of its forms.
final class DocumentForms {

    private static final ObjectWriter JSON =
            EventJson.mapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private DocumentForms() {}

    /// @param out stays open
    static void write(ExportedDocument document, Form form, OutputStream out) throws IOException {
        switch (form) {
            case JSON -> JSON.writeValue(out, document);
            case TEXT -> text(out, document.text());
            case MARKDOWN -> text(out, Markdown.write(document));
            case TEI -> Tei.write(document, out);
            case CSV -> {
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                SpeechTable.write(document, writer);
                writer.flush();
            }
            case BAGIT -> throw new IllegalArgumentException("a bag holds more than the document");
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(text);
        writer.flush();
    }
}
