package org.stenogram.ocrcleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.DocumentCleaned;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.contracts.PipelineEvent.Original;
import org.stenogram.contracts.RunId;
import org.stenogram.ocrcleanup.bucket.BucketOriginals;
import org.stenogram.stageruntime.Outcome;
import org.stenogram.stageruntime.Rejection;
import org.stenogram.stageruntime.WorldFaultException;

/// The stage over a real folder as the bucket.
final class CleanupStageTest {

    private static final UUID ARRIVAL = UUID.fromString("5f0c8f3e-52d5-4b43-8c0c-0c1f0a3b8d01");

    @TempDir
    private Path root;

    private FolderBucket bucket;
    private CleanupStage stage;

    @BeforeEach
    void openTheBucket() {
        bucket = new FolderBucket("test", root);
        Cleanup cleanup = Cleanup.reading(1000, Cleanup.OCR_LANGUAGES, "");
        stage = new CleanupStage(new BucketOriginals(bucket), cleanup);
    }

    @Test
    void aTextIsCleanedAndItsRunGoesOn() throws IOException {
        DocumentReceived opening = kept("The oﬃce paid \\$45.\r\n".getBytes(StandardCharsets.UTF_8));

        Outcome<PipelineEvent> outcome = stage.handle(opening);

        assertThat(outcome).isInstanceOf(Outcome.Emit.class);
        DocumentCleaned cleaned = (DocumentCleaned) ((Outcome.Emit<PipelineEvent>) outcome).event();
        assertThat(cleaned.documentId()).isEqualTo(opening.documentId());
        assertThat(cleaned.runId()).isEqualTo(opening.runId());
        assertThat(cleaned.original()).isEqualTo(opening.original());
        assertThat(cleaned.cleaned().text()).isEqualTo("The office paid $45.\n");
        assertThat(cleaned.cleaned().edits())
                .extracting(PipelineEvent.Edit::rule)
                .containsExactly("expand-ligatures", "drop-backslash-escapes", "unify-line-ends");
    }

    @Test
    void anOriginalThatIsGoneFailsTheDocument() throws IOException {
        kept("Another original.".getBytes(StandardCharsets.UTF_8));
        Rejection rejection = rejected(opening("Never kept.".getBytes(StandardCharsets.UTF_8)));

        assertThat(rejection.code()).isEqualTo("original-missing");
        assertThat(rejection.retryable()).isTrue();
    }

    @Test
    void bytesOfAnotherHashFailTheDocument() throws IOException {
        DocumentReceived opening = opening("What came in.".getBytes(StandardCharsets.UTF_8));
        bucket.put(
                opening.original().objectKey(),
                new ByteArrayInputStream("What is there now.".getBytes(StandardCharsets.UTF_8)));
        Rejection rejection = rejected(opening);

        assertThat(rejection.code()).isEqualTo("original-damaged");
        assertThat(rejection.retryable()).isTrue();
    }

    @Test
    void aBucketThatIsAwayFailsNoDocument() throws IOException {
        DocumentReceived opening = kept("Some minutes.".getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        assertThatThrownBy(() -> stage.handle(opening)).isInstanceOf(WorldFaultException.class);
    }

    @Test
    void aFileThatIsTooLargeFailsWithoutBeingReadWhole() throws IOException {
        Rejection rejection = rejected(kept(new byte[10_000]));

        assertThat(rejection.code()).isEqualTo("too-large");
        assertThat(rejection.retryable()).isFalse();
    }

    @Test
    void whatHoldsNoTextFailsWithWhatToDo() throws IOException {
        Rejection rejection = rejected(kept("GIF89a …".getBytes(StandardCharsets.UTF_8)));

        assertThat(rejection.code()).isEqualTo("unsupported-format");
        assertThat(rejection.action()).isNotBlank();
        assertThat(rejected(kept("%PDF-1.4 …".getBytes(StandardCharsets.UTF_8))).code())
                .isEqualTo("damaged-file");
        assertThat(rejected(kept(" \n".getBytes(StandardCharsets.UTF_8))).code())
                .isEqualTo("no-text");
    }

    private Rejection rejected(DocumentReceived opening) {
        Outcome<PipelineEvent> outcome = stage.handle(opening);
        assertThat(outcome).isInstanceOf(Outcome.Reject.class);
        return ((Outcome.Reject<PipelineEvent>) outcome).rejection();
    }

    private DocumentReceived kept(byte[] bytes) throws IOException {
        DocumentReceived opening = opening(bytes);
        bucket.put(opening.original().objectKey(), new ByteArrayInputStream(bytes));
        return opening;
    }

    private static DocumentReceived opening(byte[] bytes) {
        String key = "inbox/harbour/14-march.txt";
        Arrival arrival = new Arrival(
                ARRIVAL, key, "14-march.txt", "harbour", ARRIVAL, bytes.length, Instant.parse("2026-02-11T09:30:00Z"));
        return new DocumentReceived(
                DocumentId.at("test", key),
                new RunId(ARRIVAL),
                arrival,
                new Original(sha256(bytes), bytes.length, "text/plain"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
