package org.stenogram.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.contracts.DocumentId;
import org.stenogram.contracts.PipelineEvent.Arrival;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.ingest.kafka.KafkaAnnouncer;
import org.stenogram.testkit.KafkaBroker;

/// Ingest as a whole: a real folder, the real broker, and what a consumer hears.
class IngestIT {

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @TempDir
    Path folder;

    private Testbed bed;
    private KafkaAnnouncer announcer;
    private EventLog log;

    @BeforeEach
    void connect() throws Exception {
        kafka.createTopics(EventLog.TOPICS);
        bed = new Testbed(folder);
        announcer = Testbed.announcer(kafka, bed.bucket);
        log = new EventLog(kafka, bed.bucket);
    }

    @AfterEach
    void disconnect() {
        log.close();
        announcer.close();
    }

    private IngestRunner start() {
        return bed.start(bed.bucket, announcer, Testbed.RULES);
    }

    @Test
    void aDropBecomesOneReceivedEventAndAnOriginalWithItsHash() throws Exception {
        bed.drop("minutes/1959/june.txt", "MINUTES of a meeting\n");

        try (IngestRunner runner = start()) {
            DocumentReceived received = log.await(1, DocumentReceived.class).getFirst();

            String sha256 = sha256("MINUTES of a meeting\n");
            assertThat(received.original().sha256()).isEqualTo(sha256);
            assertThat(received.original().bytes()).isEqualTo(21);
            assertThat(received.original().mediaType()).isEqualTo("text/plain");
            assertThat(received.arrival().key()).isEqualTo("inbox/minutes/1959/june.txt");
            assertThat(received.arrival().name()).isEqualTo("june.txt");
            assertThat(received.arrival().collection()).isEqualTo("minutes");
            assertThat(received.arrival().arrivedAt()).isBetween(Instant.now().minusSeconds(30), Instant.now());
            assertThat(received.runId().value()).isEqualTo(received.arrival().arrivalId());
            assertThat(received.documentId()).isEqualTo(DocumentId.at("test", "inbox/minutes/1959/june.txt"));
            assertThat(folder.resolve("originals").resolve(sha256)).hasContent("MINUTES of a meeting\n");
            Testbed.await("taken file removed", () -> bed.keys("taking/").isEmpty());
            assertThat(bed.keys("inbox/")).isEmpty();
            assertThat(bed.keys("arrivals/"))
                    .containsExactly("arrivals/" + received.arrival().arrivalId() + ".json");
            assertThat(runner.health().getClass().getSimpleName()).isEqualTo("Serving");
        }
        assertThat(log.of(DocumentReceived.class)).hasSize(1);
    }

    @Test
    void aFileThatIsStillWrittenIsNotTakenBeforeItIsWhole() throws Exception {
        try (IngestRunner _ = start()) {
            Path file = bed.drop("minutes/long.txt", "");
            for (int i = 0; i < 20; i++) {
                Files.writeString(file, "line " + i + "\n", StandardOpenOption.APPEND);
                Thread.sleep(40);
            }
            String whole = Files.exists(file) ? Files.readString(file) : "";

            List<DocumentReceived> received = log.await(1, DocumentReceived.class);

            assertThat(whole).endsWith("line 19\n");
            assertThat(received).hasSize(1);
            assertThat(received.getFirst().original().sha256()).isEqualTo(sha256(whole));
        }
    }

    @Test
    void filesOfCopyingAndEditingProgramsAreLeftAlone() throws Exception {
        for (String name : List.of("a.part", "b.tmp", ".hidden.txt", "~$letter.docx", ".git/config")) {
            bed.drop("minutes/" + name, "x");
        }
        bed.drop("minutes/c.txt", "x");

        try (IngestRunner _ = start()) {
            log.await(1, BatchSealed.class);
        }

        assertThat(log.of(DocumentReceived.class))
                .extracting(each -> each.arrival().name())
                .containsExactly("c.txt");
        assertThat(bed.keys("inbox/")).hasSize(5);
    }

    @Test
    void anEmptyFileIsRejectedWithAReasonWhileOthersPass() throws Exception {
        bed.drop("minutes/empty.txt", "");
        bed.drop("minutes/good.txt", "text");
        bed.drop("minutes/huge.bin", "x".repeat(1024 * 1024 + 1));
        Files.createSymbolicLink(folder.resolve("inbox/minutes/link.txt"), Path.of("/etc/hostname"));

        try (IngestRunner _ = start()) {
            List<DocumentFailed> failed = log.await(3, DocumentFailed.class);
            BatchSealed sealed = log.await(1, BatchSealed.class).getFirst();

            assertThat(failed)
                    .extracting(each -> arrival(each).name() + " " + each.code())
                    .containsExactlyInAnyOrder("empty.txt empty-file", "huge.bin too-large", "link.txt not-a-file");
            assertThat(log.of(DocumentReceived.class)).hasSize(1);
            assertThat(sealed.files()).isEqualTo(4);
            assertThat(failed).allSatisfy(each -> {
                String place =
                        "rejected/" + each.runId() + "/minutes/" + arrival(each).name();
                Testbed.await("rejected file moved", () -> bed.keys("rejected/").contains(place));
                assertThat(folder.resolve(place + ".reason.txt"))
                        .content()
                        .contains(each.reason(), each.action(), arrival(each).key(), each.code());
                assertThat(arrival(each).batchId()).isEqualTo(sealed.batchId());
            });
            assertThat(bed.keys("originals/")).hasSize(1);
        }
    }

    @Test
    void aNameThatIsNoTextIsRejectedAndItsEventCanStillBeRead() throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "printf x > \"$0/$(printf 'r\\351union.txt')\"",
                        folder.resolve("inbox").toString())
                .start()
                .waitFor();

        try (IngestRunner _ = start()) {
            DocumentFailed failed = log.await(1, DocumentFailed.class).getFirst();

            assertThat(failed.code()).isEqualTo("bad-name");
            assertThat(arrival(failed).name()).isEqualTo("r\ufffdunion.txt");
            assertThat(arrival(failed).collection()).isEqualTo("default");
            Testbed.await("moved away", () -> bed.keys("taking/").isEmpty());
            assertThat(bed.keys("rejected/"))
                    .containsExactlyInAnyOrder(
                            "rejected/" + failed.runId() + "/r\udce9union.txt",
                            "rejected/" + failed.runId() + "/r\ufffdunion.txt.reason.txt");
        }
    }

    @Test
    void anUploadIsTakenAtOnceAndSealedWithWhatItsSenderSaid() throws Exception {
        UUID batchId = bed.openUpload("letters");
        IngestRules slow = withSettleTime(Duration.ofHours(1));
        try (IngestRunner _ = bed.start(bed.bucket, announcer, slow)) {
            bed.put("inbox/letters/" + batchId + "/minutes.txt", "one");
            bed.put("inbox/letters/" + batchId + "/.odd name.tmp", "two");
            assertThat(log.await(2, DocumentReceived.class))
                    .extracting(each -> each.arrival().batchId())
                    .containsOnly(batchId);
            assertThat(log.of(BatchSealed.class)).isEmpty();

            bed.put("batches/" + batchId + ".seal.json", "{\"files\":2}");

            BatchSealed sealed = log.await(1, BatchSealed.class).getFirst();
            assertThat(sealed.batchId()).isEqualTo(batchId);
            assertThat(sealed.files()).isEqualTo(2);
            assertThat(sealed.collection()).isEqualTo("letters");
            Testbed.await("seal removed", () -> bed.keys("batches/").equals(List.of("batches/" + batchId + ".json")));
            Testbed.await("folder removed", () -> !Files.exists(folder.resolve("inbox/letters/" + batchId)));
        }
        assertThat(log.of(BatchSealed.class)).hasSize(1);
    }

    @Test
    void anUploadThatNobodySealsIsSealedWithWhatCame() throws Exception {
        UUID batchId = bed.openUpload("letters");
        bed.put("inbox/letters/" + batchId + "/minutes.txt", "one");

        try (IngestRunner _ = start()) {
            BatchSealed sealed = log.await(1, BatchSealed.class).getFirst();

            assertThat(sealed.batchId()).isEqualTo(batchId);
            assertThat(sealed.files()).isEqualTo(1);
        }
    }

    @Test
    void sameNamesInTwoUploadsAreTwoDocuments() throws Exception {
        UUID one = bed.openUpload("letters");
        UUID two = bed.openUpload("letters");
        bed.put("inbox/letters/" + one + "/minutes.txt", "one");
        bed.put("inbox/letters/" + two + "/minutes.txt", "two");

        try (IngestRunner _ = start()) {
            assertThat(log.await(2, DocumentReceived.class).stream()
                            .map(DocumentReceived::documentId)
                            .collect(Collectors.toSet()))
                    .hasSize(2);
        }
    }

    @Test
    void dropsOfACollectionAreOneBatchUntilItIsQuiet() throws Exception {
        try (IngestRunner _ = start()) {
            bed.drop("minutes/a.txt", "a");
            bed.drop("letters/b.txt", "b");
            log.await(2, DocumentReceived.class);
            bed.drop("minutes/c.txt", "c");

            List<BatchSealed> sealed = log.await(2, BatchSealed.class);

            assertThat(sealed)
                    .extracting(each -> each.collection() + " " + each.files())
                    .containsExactlyInAnyOrder("minutes 2", "letters 1");
            bed.drop("minutes/d.txt", "d");
            assertThat(log.await(3, BatchSealed.class).getLast().files()).isEqualTo(1);
            assertThat(log.of(BatchSealed.class))
                    .extracting(BatchSealed::batchId)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aRestartGoesOnWithTheSameBatchAndItsCount() throws Exception {
        IngestRules patient = withDropQuiet(Duration.ofHours(1));
        bed.drop("minutes/a.txt", "a");
        try (IngestRunner _ = bed.start(bed.bucket, announcer, patient)) {
            log.await(1, DocumentReceived.class);
        }
        bed.drop("minutes/b.txt", "b");

        try (IngestRunner _ = start()) {
            BatchSealed sealed = log.await(1, BatchSealed.class).getFirst();

            assertThat(sealed.files()).isEqualTo(2);
            assertThat(log.of(DocumentReceived.class))
                    .extracting(each -> each.arrival().batchId())
                    .containsOnly(sealed.batchId());
        }
    }

    @Test
    void theSameBytesAgainAreASecondArrivalOfOneOriginal() throws Exception {
        IngestCounts counts = new IngestCounts();
        try (IngestRunner _ = bed.start(bed.bucket, announcer, Testbed.RULES, counts)) {
            bed.drop("minutes/a.txt", "same");
            log.await(1, DocumentReceived.class);
            bed.drop("minutes/a.txt", "same");

            List<DocumentReceived> received = log.await(2, DocumentReceived.class);

            assertThat(received).extracting(DocumentReceived::runId).doesNotHaveDuplicates();
            assertThat(received)
                    .extracting(DocumentReceived::documentId)
                    .containsOnly(received.getFirst().documentId());
            assertThat(received)
                    .extracting(DocumentReceived::original)
                    .containsOnly(received.getFirst().original());
            assertThat(bed.keys("originals/")).hasSize(1);
            assertThat(counts.taken()).isEqualTo(2);
            assertThat(counts.knownOriginals()).isEqualTo(1);
        }
    }

    @Test
    void namesThatDifferInCaseOnlyAreTwoDocuments() throws Exception {
        bed.drop("minutes/June.txt", "first");
        bed.drop("minutes/june.TXT", "second");

        try (IngestRunner _ = start()) {
            List<DocumentReceived> received = log.await(2, DocumentReceived.class);

            assertThat(received).extracting(DocumentReceived::documentId).doesNotHaveDuplicates();
            assertThat(received)
                    .extracting(each -> each.arrival().name())
                    .containsExactlyInAnyOrder("June.txt", "june.TXT");
        }
    }

    @Test
    void namesThatLookLikeWaysOutOfTheFolderLeadNowhere() throws Exception {
        List<String> names = List.of("..\\..\\escape.txt", "%2e%2e%2fescape.txt", "...", "..escape.txt");
        for (String name : names) {
            bed.drop("minutes/" + name, name);
        }

        try (IngestRunner _ = start()) {
            List<DocumentReceived> received = log.await(1, DocumentReceived.class);
            BatchSealed sealed = log.await(1, BatchSealed.class).getFirst();

            // The others begin with a dot, as hidden files do, and are left alone.
            assertThat(sealed.files()).isEqualTo(1);
            assertThat(bed.keys("inbox/")).hasSize(3);
            assertThat(received).extracting(each -> each.arrival().name()).containsExactly("%2e%2e%2fescape.txt");
        }
        assertThat(folder.resolveSibling("escape.txt")).doesNotExist();
        assertThat(folder.resolve("escape.txt")).doesNotExist();
    }

    @Test
    void aFileThatIsReplacedWhileItIsTakenIsASecondArrivalAndNeitherIsLost() throws Exception {
        try (IngestRunner _ = start()) {
            for (int i = 0; i < 30; i++) {
                Path fresh =
                        Files.writeString(folder.resolve("fresh-" + i), "version " + i + " " + "x".repeat(200_000));
                Files.createDirectories(folder.resolve("inbox/minutes"));
                Files.move(
                        fresh,
                        folder.resolve("inbox/minutes/a.txt"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                Thread.sleep(i % 3 == 0 ? 200 : 30);
            }
            String last = sha256("version 29 " + "x".repeat(200_000));

            log.await(
                    "the last version",
                    Duration.ofSeconds(20),
                    _ -> log.of(DocumentReceived.class).stream()
                            .anyMatch(received -> received.original().sha256().equals(last)));
            Testbed.await("nothing held", () -> bed.keys("taking/").isEmpty());
        }

        assertThat(log.of(DocumentFailed.class)).isEmpty();
        for (DocumentReceived received : log.of(DocumentReceived.class)) {
            Path original = folder.resolve(received.original().objectKey());
            assertThat(sha256(Files.readString(original)))
                    .isEqualTo(received.original().sha256());
            assertThat(Files.size(original)).isEqualTo(received.original().bytes());
        }
    }

    @Test
    void twoProcessesOnOneFolderTakeEachFileOnce() throws Exception {
        UUID upload = bed.openUpload("letters");
        for (int i = 0; i < 150; i++) {
            bed.drop("minutes/" + i + ".txt", "minutes " + i);
            bed.put("inbox/letters/" + upload + "/" + i + ".txt", "letter " + i);
        }
        bed.put("batches/" + upload + ".seal.json", "{\"files\":150}");

        try (IngestRunner _ = bed.start(new Testbed(folder).bucket, announcer, withInstance("one"));
                IngestRunner _ = bed.start(new Testbed(folder).bucket, announcer, withInstance("two"))) {
            log.await("all batches sealed", Duration.ofSeconds(60), _ -> sealedFiles() >= 300);
            Testbed.await(
                    "nothing held",
                    () -> bed.keys("taking/").isEmpty() && bed.keys("inbox/").isEmpty());
            Thread.sleep(500);
        }

        assertThat(log.of(DocumentReceived.class).stream()
                        .map(DocumentReceived::documentId)
                        .distinct())
                .hasSize(300);
        assertThat(log.of(DocumentReceived.class).stream()
                        .map(DocumentReceived::runId)
                        .distinct())
                .hasSize(300);
        assertThat(bed.keys("arrivals/")).hasSize(300);
        assertThat(sealedFiles()).isEqualTo(300);
    }

    @Test
    void twoThousandSmallFilesTakeSecondsNotMinutes() throws Exception {
        String body = "x".repeat(20_000);
        for (int i = 0; i < 2000; i++) {
            bed.drop("minutes/" + i / 100 + "/" + i + ".txt", i + body);
        }
        long start = System.nanoTime();

        try (IngestRunner _ = start()) {
            log.await(
                    "all received",
                    Duration.ofSeconds(60),
                    _ -> log.of(DocumentReceived.class).size() >= 2000);
            System.out.printf("2,000 files of 20 KB in %.1f s%n", (System.nanoTime() - start) / 1e9);
            assertThat(log.await(1, BatchSealed.class).getFirst().files()).isEqualTo(2000);
        }

        assertThat(log.of(DocumentReceived.class)).hasSize(2000);
        assertThat(bed.keys("originals/")).hasSize(2000);
    }

    private static Arrival arrival(DocumentFailed failed) {
        return Objects.requireNonNull(failed.arrival(), "ingest's failures bear the arrival");
    }

    private int sealedFiles() {
        return Set.copyOf(log.of(BatchSealed.class).stream()
                        .collect(Collectors.toMap(BatchSealed::batchId, BatchSealed::files, Math::max))
                        .entrySet())
                .stream()
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static IngestRules withSettleTime(Duration settleTime) {
        return rules("test", settleTime, Testbed.RULES.dropQuiet());
    }

    private static IngestRules withDropQuiet(Duration dropQuiet) {
        return rules("test", Testbed.RULES.settleTime(), dropQuiet);
    }

    private static IngestRules withInstance(String instance) {
        return rules(instance, Testbed.RULES.settleTime(), Testbed.RULES.dropQuiet());
    }

    private static IngestRules rules(String instance, Duration settleTime, Duration dropQuiet) {
        IngestRules base = Testbed.RULES;
        return new IngestRules(
                instance,
                base.pollInterval(),
                settleTime,
                dropQuiet,
                base.uploadQuiet(),
                base.maxBytes(),
                base.parallelTakes(),
                base.reconcileInterval(),
                base.reconcileGrace());
    }

    static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
