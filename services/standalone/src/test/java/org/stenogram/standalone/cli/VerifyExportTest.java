package org.stenogram.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.contracts.CodePoints;
import org.stenogram.contracts.PipelineEvent.Edit;
import org.stenogram.contracts.PipelineEvent.Metadata;
import org.stenogram.contracts.PipelineEvent.SegmentKind;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.exports.ExportedDocument;
import org.stenogram.exports.ExportedDocument.ExportedSegment;
import org.stenogram.exports.ExportedDocument.Holding;
import org.stenogram.exports.ExportedDocument.Source;
import org.stenogram.exports.bagit.BagWriter;

class VerifyExportTest {

    private static final String ORIGINAL = "Mr. Calder: The com-\nmission has met.\n";
    private static final String TEXT = "Mr. Calder: The commission has met.\n";

    @TempDir
    Path folder;

    private String hash;

    @BeforeEach
    void hash() throws Exception {
        hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(ORIGINAL.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPackageAsTheArchiveMakesItIsGood() throws IOException {
        CommandRun run =
                CommandRun.of("verify-export", bag(ORIGINAL, TEXT, TEXT).toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("good. 1 documents, 3 files");
    }

    @Test
    void anOriginalThatIsNotTheOneTakenInIsFoundThoughItsManifestIsRight() throws IOException {
        CommandRun run =
                CommandRun.of("verify-export", bag("Forged.", TEXT, TEXT).toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("original: not the bytes that the archive took in");
    }

    @Test
    void aTextThatTheLedgerDoesNotLeadBackFromIsFound() throws IOException {
        String other = "Short.\n";
        CommandRun run =
                CommandRun.of("verify-export", bag(ORIGINAL, TEXT, other).toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("another text than that of document.json", "the ledger does not lead back");
    }

    @Test
    void whatIsNoPackageIsSaidToBeNone() throws IOException {
        Path text = Files.writeString(folder.resolve("x.zip"), "no zip");

        CommandRun run = CommandRun.of("verify-export", text.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(text.toString());
        assertThat(CommandRun.of("verify-export", folder.resolve("none.zip").toString())
                        .err())
                .contains("there is no");
    }

    /// @param text of the file `text.txt`
    /// @param told the text in `document.json`
    private Path bag(String original, String text, String told) throws IOException {
        ExportedDocument document = new ExportedDocument(
                new Holding(new UUID(1, 2), "harbour", 1, 1, new UUID(3, 4), Instant.EPOCH),
                new Source("minutes.txt", hash, 38, "text/plain"),
                new Metadata(null, null, null, List.of()),
                told,
                null,
                List.of(new Edit("join-broken-words", 1, 19, 21, "-\n", "", "a word broken at a line's end")),
                List.of(),
                List.of(new ExportedSegment(
                        1, SegmentKind.NARRATIVE, null, 0, CodePoints.of(told).count(), told, List.of())),
                List.of(),
                new TreeMap<>());
        Path file = folder.resolve("bag.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            BagWriter bag = new BagWriter(out, "stenogram", Instant.EPOCH.plusSeconds(1_000_000_000));
            bag.add("d/original/minutes.txt", content -> content.write(original.getBytes(StandardCharsets.UTF_8)));
            bag.add("d/text.txt", content -> content.write(text.getBytes(StandardCharsets.UTF_8)));
            bag.add(
                    "d/document.json",
                    content -> content.write(EventJson.write(document).getBytes(StandardCharsets.UTF_8)));
            bag.finish(LocalDate.EPOCH, Map.of());
        }
        return file;
    }
}
