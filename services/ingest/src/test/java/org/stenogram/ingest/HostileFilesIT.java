package org.stenogram.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.contracts.PipelineEvent.BatchSealed;
import org.stenogram.contracts.PipelineEvent.DocumentFailed;
import org.stenogram.contracts.PipelineEvent.DocumentReceived;
import org.stenogram.ingest.kafka.KafkaAnnouncer;
import org.stenogram.testkit.KafkaBroker;

/// What people and programs do to a folder, and what ingest promises all the same. `docs/hostile-files.md` lists the
/// promises.
class HostileFilesIT {

    private static final long MEBI = 1 << 20;

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

    @Test
    void aFileThatIsReplacedAgainAndAgainEndsWithItsLastContentAndIsNeverAMixture() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (IngestRunner _ = start(MEBI)) {
            for (int i = 0; i < 40; i++) {
                replace("minutes/june.txt", ("content " + i + "\n").repeat(2000));
                Thread.sleep(random.nextInt(60));
            }
            replace("minutes/june.txt", "the last content\n");
            String last = IngestIT.sha256("the last content\n");

            log.await(
                    "the last content",
                    Duration.ofSeconds(30),
                    _ -> log.of(DocumentReceived.class).stream()
                            .anyMatch(each -> each.original().sha256().equals(last)));
        }

        for (DocumentReceived received : log.of(DocumentReceived.class)) {
            String text = Files.readString(
                    folder.resolve("originals/" + received.original().sha256()));
            assertThat(text.lines().distinct()).hasSize(1);
        }
    }

    @Test
    void filesThatAreDeletedWhileTheyAreTakenEitherArriveWholeOrWereNeverThere() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (IngestRunner _ = start(MEBI)) {
            for (int i = 0; i < 300; i++) {
                Path file = bed.drop("minutes/" + i + ".txt", "minutes " + i);
                if (random.nextBoolean()) {
                    Thread.sleep(random.nextInt(4));
                    Files.deleteIfExists(folder.resolve("inbox/minutes/" + random.nextInt(i + 1) + ".txt"));
                }
                assertThat(file.getParent()).isNotNull();
            }
            BatchSealed sealed = log.await(1, BatchSealed.class).getFirst();

            assertThat(log.of(DocumentReceived.class)).hasSize(sealed.files());
            assertThat(log.of(DocumentFailed.class)).isEmpty();
            assertThat(bed.keys("inbox/")).isEmpty();
            assertThat(bed.keys("originals/")).hasSize(sealed.files());
            Testbed.await("nothing held", () -> bed.keys("taking/").isEmpty());
        }
    }

    @Test
    void aLargeFileIsTakenWithFlatMemoryAndOneOverTheLimitIsRefusedUnread() throws Exception {
        sparse("scans/large.bin", 300 * MEBI);
        sparse("scans/huge.bin", 1024 * MEBI);
        bed.drop("scans/small.txt", "text");
        resetPeaks();
        long before = peak();
        long start = System.nanoTime();

        try (IngestRunner _ = start(400 * MEBI)) {
            DocumentFailed failed = log.await(1, DocumentFailed.class).getFirst();
            log.await(
                    "two received",
                    Duration.ofSeconds(120),
                    _ -> log.of(DocumentReceived.class).size() == 2);

            assertThat(failed.code()).isEqualTo("too-large");
            assertThat(Objects.requireNonNull(failed.arrival()).bytes()).isEqualTo(1024 * MEBI);
            assertThat(log.of(DocumentReceived.class))
                    .extracting(each -> each.original().bytes())
                    .containsExactlyInAnyOrder(300 * MEBI, 4L);
        }
        long grown = peak() - before;
        System.out.printf(
                "300 MiB taken and 1 GiB refused in %.1f s, the heap's peak %d MiB higher%n",
                (System.nanoTime() - start) / 1e9, grown / MEBI);
        assertThat(grown).isLessThan(150 * MEBI);
    }

    @Test
    void namesThatAreLongRightToLeftOrDifferOnlyInCaseOrFormAreKeptExactlyAndApart() throws Exception {
        String long255 = "ß".repeat(125) + "x.txt";
        String deep =
                ("d".repeat(200) + "/").repeat(4) + "x".repeat(1024 - "inbox/minutes/".length() - 4 * 201 - 4) + ".txt";
        List<String> names = List.of(
                "Minutes.txt",
                "minutes.txt",
                "é.txt",
                "e\u0301.txt",
                "פרוטוקול ישיבה.txt",
                "a\u202etxt.exe",
                long255,
                deep);
        names.forEach(name -> drop("minutes/" + name, "x" + name));

        try (IngestRunner _ = start(MEBI)) {
            List<DocumentReceived> received = log.await(names.size(), DocumentReceived.class);

            assertThat(("inbox/minutes/" + deep).getBytes(StandardCharsets.UTF_8))
                    .hasSize(1024);
            assertThat(received)
                    .extracting(each -> each.arrival().key())
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().map(name -> "inbox/minutes/" + name).toList());
            assertThat(received).extracting(DocumentReceived::documentId).doesNotHaveDuplicates();
        }
    }

    @Test
    void aRefusedFileWithTheLongestNameStillHasItsReasonBesideIt() throws Exception {
        String deep =
                ("d".repeat(200) + "/").repeat(4) + "x".repeat(1024 - "inbox/minutes/".length() - 4 * 201 - 4) + ".txt";
        drop("minutes/" + deep, "");
        drop("minutes/" + "ß".repeat(125) + "x.txt", "");

        try (IngestRunner _ = start(MEBI)) {
            assertThat(log.await(2, DocumentFailed.class))
                    .extracting(DocumentFailed::code)
                    .containsOnly("empty-file");
            Testbed.await("both moved", () -> bed.keys("taking/").isEmpty());
        }

        assertThat(bed.keys("rejected/"))
                .hasSize(4)
                .allSatisfy(
                        key -> assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1024));
    }

    @Test
    void bytesThatAreNoTextAreNotCalledTextWhateverTheFileIsCalled() throws Exception {
        byte[] binary = new byte[100_000];
        new Random(1).nextBytes(binary);
        Files.createDirectories(folder.resolve("inbox/minutes"));
        Files.write(folder.resolve("inbox/minutes/program.txt"), binary);
        bed.drop("minutes/nul.txt", "minutes\0of a meeting\n");
        Files.write(folder.resolve("inbox/minutes/latin.txt"), "réunion".getBytes(StandardCharsets.ISO_8859_1));

        try (IngestRunner _ = start(MEBI)) {
            List<DocumentReceived> received = log.await(3, DocumentReceived.class);

            assertThat(received)
                    .filteredOn(each -> each.arrival().name().equals("program.txt"))
                    .extracting(each -> each.original().mediaType())
                    .containsExactly("application/octet-stream");
            assertThat(received)
                    .filteredOn(each -> each.arrival().name().equals("latin.txt"))
                    .extracting(each -> each.original().mediaType())
                    .containsExactly("text/plain");
            assertThat(log.of(DocumentFailed.class)).isEmpty();
        }
    }

    private IngestRunner start(long maxBytes) {
        IngestRules base = Testbed.RULES;
        return bed.start(
                bed.bucket,
                announcer,
                new IngestRules(
                        base.instance(),
                        base.pollInterval(),
                        base.settleTime(),
                        base.dropQuiet(),
                        base.uploadQuiet(),
                        maxBytes,
                        base.parallelTakes(),
                        base.reconcileInterval(),
                        base.reconcileGrace()));
    }

    private void drop(String below, String text) {
        try {
            bed.drop(below, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// As careful programs replace: a new file under another name, then a rename over the old one.
    private void replace(String below, String text) throws IOException {
        Path fresh = bed.drop("minutes/.new.part", text);
        Files.move(fresh, folder.resolve("inbox").resolve(below), StandardCopyOption.ATOMIC_MOVE);
    }

    private void sparse(String below, long bytes) throws IOException {
        Path file = folder.resolve("inbox").resolve(below);
        Files.createDirectories(file.getParent());
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(bytes);
        }
    }

    private static void resetPeaks() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
