package org.stenogram.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.EditLedger;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.bagit.BagCheck;

/// What a bag says of its documents, held against what it has: the hash that the archive knew, the text, the ledger
/// that
/// leads back from it, the segments that cover it.
final class ExportCheck {

    private static final ObjectReader DOCUMENT = EventJson.mapper().readerFor(ExportedDocument.class);

    private final BagCheck.Report bag;
    private final ZipFile zip;
    private final List<String> complaints;
    private int documents;

    private ExportCheck(BagCheck.Report bag, ZipFile zip) {
        this.bag = bag;
        this.zip = zip;
        this.complaints = new ArrayList<>(bag.complaints());
    }

    /// @param complaints in plain words; the package is good when there are none
    record Result(int documents, int files, long bytes, List<String> complaints) {}

    static Result check(Path file) throws IOException {
        BagCheck.Report bag = BagCheck.check(file);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            ExportCheck check = new ExportCheck(bag, zip);
            for (String path : bag.hashes().keySet()) {
                if (path.endsWith("/document.json")) {
                    check.document(path.substring(0, path.length() - "document.json".length()));
                }
            }
            return new Result(check.documents, bag.hashes().size(), bag.bytes(), check.complaints);
        }
    }

    private void document(String folder) throws IOException {
        documents++;
        ExportedDocument document;
        try {
            document = DOCUMENT.readValue(bytes(folder + "document.json"));
        } catch (JsonProcessingException e) {
            complaints.add(folder + "document.json: is no document: " + e.getOriginalMessage());
            return;
        }
        original(folder, document);
        if (!new String(bytes(folder + "text.txt"), StandardCharsets.UTF_8).equals(document.text())) {
            complaints.add(folder + "text.txt: another text than that of document.json");
        }
        try {
            new EditLedger(document.edits()).invert(document.text());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            complaints.add(folder + "document.json: the ledger does not lead back from the text: " + e.getMessage());
        }
        int from = 0;
        for (ExportedSegment segment : document.segments()) {
            if (segment.start() != from) {
                complaints.add(folder + "document.json: segment " + segment.ordinal() + " leaves a gap");
            }
            from = segment.end();
        }
        if (from != CodePoints.of(document.text()).count()) {
            complaints.add(folder + "document.json: the segments do not reach the end of the text");
        }
    }

    private void original(String folder, ExportedDocument document) {
        List<String> originals = bag.hashes().entrySet().stream()
                .filter(file -> file.getKey().startsWith(folder + "original/"))
                .map(Map.Entry::getValue)
                .toList();
        if (originals.isEmpty()) {
            complaints.add(folder + "original: missing; the archive did not have it either");
        } else if (!originals.equals(List.of(document.source().sha256()))) {
            complaints.add(folder + "original: not the bytes that the archive took in");
        }
    }

    private byte[] bytes(String path) throws IOException {
        ZipEntry entry = zip.getEntry(bag.root() + path);
        if (entry == null) {
            complaints.add(path + ": missing");
            return new byte[0];
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
