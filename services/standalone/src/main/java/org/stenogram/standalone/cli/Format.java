package org.stenogram.standalone.cli;

import java.util.Locale;
import org.stenogram.standalone.convert.ConvertedDocument;
import org.stenogram.standalone.convert.Markdown;

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

    String write(ConvertedDocument document) {
        return switch (this) {
            case JSON -> ConvertedJson.write(document) + "\n";
            case TEXT -> document.text().endsWith("\n") ? document.text() : document.text() + "\n";
            case MD -> Markdown.write(document);
            case TEI -> Tei.write(document);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
