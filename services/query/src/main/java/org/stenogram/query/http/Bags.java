package org.stenogram.query.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.ExportedDocument.Holding;
import org.stenogram.exports.Form;
import org.stenogram.exports.LoggedEvent;
import org.stenogram.exports.bagit.BagWriter;
import org.stenogram.exports.bagit.SafeName;
import org.stenogram.exports.stax.Premis;
import org.stenogram.query.bucket.Originals;
import org.stenogram.query.postgres.ExportReader;
import org.stenogram.query.postgres.ResultReader;
import org.stenogram.query.problems.ProblemException;
import org.stenogram.query.problems.ProblemType;
import org.stenogram.query.questions.SearchFilters;

/// Packs documents into bags: for each a folder with its original, text, ledger, JSON, TEI and the story of it. One
/// document is in memory at a time.
@Singleton
@Requires(property = "stenogram.query.enabled", value = "true")
final class Bags {

    private final ExportReader reader;
    private final ResultReader results;
    private final Originals originals;

    Bags(ExportReader reader, ResultReader results, Originals originals) {
        this.reader = reader;
        this.results = results;
        this.originals = originals;
    }

    /// A bag of one edition.
    void write(ExportedDocument document, OutputStream out) throws IOException {
        Holding archive = archive(document);
        BagWriter bag = new BagWriter(out, "stenogram-" + archive.documentId(), archive.archivedAt());
        try (InputStream original = originals.open(document.source().sha256())) {
            add(document, original, bag);
        }
        Map<String, String> info = new LinkedHashMap<>();
        info.put("External-Identifier", "urn:uuid:" + archive.documentId());
        info.put("External-Description", document.title());
        bag.finish(LocalDate.now(ZoneOffset.UTC), info);
    }

    /// A bag of all documents that fit, in their current editions. An original that the bucket does not have is told of
    /// in its
    /// place, so that one does not keep back the others.
    void write(SearchFilters question, OutputStream out) throws IOException {
        Instant now = Instant.now();
        BagWriter bag = new BagWriter(out, "stenogram", now);
        @Nullable UUID last = null;
        for (List<UUID> runs = results.editions(question, null);
                !runs.isEmpty();
                runs = results.editions(question, last)) {
            for (UUID run : runs) {
                ExportedDocument document = reader.edition(run).orElse(null);
                if (document != null) {
                    addWithOriginal(document, bag);
                }
            }
            last = runs.getLast();
        }
        bag.finish(
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                Map.of("External-Description", "Documents of a Stenogram archive"));
    }

    private void addWithOriginal(ExportedDocument document, BagWriter bag) throws IOException {
        InputStream original;
        try {
            original = originals.open(document.source().sha256());
        } catch (ProblemException e) {
            if (e.type() != ProblemType.NOT_FOUND) {
                throw e;
            }
            add(document, null, bag);
            return;
        }
        try (original) {
            add(document, original, bag);
        }
    }

    private void add(ExportedDocument document, @Nullable InputStream original, BagWriter bag) throws IOException {
        Holding archive = archive(document);
        String folder = archive.documentId() + "/";
        List<LoggedEvent> events = reader.events(archive.documentId());
        if (original == null) {
            bag.add(
                    folder + "original-missing.txt",
                    out -> out.write("The bucket of the archive does not have this original.\n"
                            .getBytes(StandardCharsets.UTF_8)));
        } else {
            String hash =
                    bag.add(folder + "original/" + SafeName.of(document.source().name()), original::transferTo);
            if (!hash.equals(document.source().sha256())) {
                throw new IOException("the original of %s is damaged: its hash is %s and should be %s"
                        .formatted(archive.documentId(), hash, document.source().sha256()));
            }
        }
        bag.add(folder + "text.txt", out -> DocumentForms.write(document, Form.TEXT, out));
        bag.add(
                folder + "ledger.json",
                out -> out.write(EventJson.write(document.edits()).getBytes(StandardCharsets.UTF_8)));
        bag.add(folder + "document.json", out -> DocumentForms.write(document, Form.JSON, out));
        bag.add(folder + "document.tei.xml", out -> DocumentForms.write(document, Form.TEI, out));
        bag.add(folder + "premis.xml", out -> Premis.write(document, events, out));
    }

    private static Holding archive(ExportedDocument document) {
        return Objects.requireNonNull(document.archive(), "only what is archived is packed");
    }
}
