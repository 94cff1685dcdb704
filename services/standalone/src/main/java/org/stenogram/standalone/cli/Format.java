package org.stenogram.standalone.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.Markdown;
import org.stenogram.exports.stax.Tei;

/// How `convert` writes a document.
enum Format {
    JSON,
    TEXT,
    MD,
    TEI;

    String extension() {
        return switch (this) {
            case JSON -> ".json";
            case TEXT -> ".txt";
            case MD -> ".md";
            case TEI -> ".xml";
        };
    }

    String write(ExportedDocument document) {
        return switch (this) {
            case JSON -> ConvertedJson.write(document) + "\n";
            case TEXT -> document.text().endsWith("\n") ? document.text() : document.text() + "\n";
            case MD -> Markdown.write(document);
            case TEI -> tei(document);
        };
    }

    private static String tei(ExportedDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Tei.write(document, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
