package org.stenogram.query.answers;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.stenogram.exports.Citation;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.ExportedDocument.Holding;

/// The ways in which a document is cited.
public enum CitationStyle {
    CHICAGO(".txt", "text/plain; charset=utf-8"),
    BIBTEX(".bib", "application/x-bibtex"),
    RIS(".ris", "application/x-research-info-systems");

    private final String extension;
    private final String mediaType;

    CitationStyle(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /// What the file's name ends with.
    public String extension() {
        return extension;
    }

    /// What reference managers know it by.
    public String mediaType() {
        return mediaType;
    }

    /// Whether it is for a program and not for a reader.
    public boolean isFile() {
        return this != CHICAGO;
    }

    /// The citation of an archived document.
    ///
    /// @param server where the archive is read: `http://localhost:8080`
    public String write(ExportedDocument document, String server) {
        Holding archive = Objects.requireNonNull(document.archive(), "only what is archived is cited");
        Citation citation = new Citation(
                document.title(),
                document.metadata().date(),
                document.metadata().place(),
                archive.collection(),
                document.source().name(),
                archive.documentId(),
                archive.edition(),
                archive.archivedAt(),
                server + Links.page(archive.documentId()));
        return switch (this) {
            case CHICAGO -> citation.chicago();
            case BIBTEX -> citation.bibtex();
            case RIS -> citation.ris();
        };
    }

    /// The style that is asked for by a word of [#words].
    public static CitationStyle of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// The words of all styles.
    public static Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        Arrays.stream(values())
                .map(style -> style.name().toLowerCase(Locale.ROOT))
                .forEach(words::add);
        return words;
    }
}
