package org.stenogram.standalone.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.EventType;
import org.stenogram.standalone.Eventually;
import org.stenogram.testkit.ArchiveDatabase;
import org.stenogram.testkit.DevelopmentData;
import org.stenogram.testkit.KafkaBroker;

/// What the documentation tells others to run, as it stands there; and a saved search that is followed.
class SamplesIT {

    private static final int DOCUMENTS = 30;
    private static final Pattern KCAT = Pattern.compile("^kcat .*$", Pattern.MULTILINE);
    private static final String ARCHIVED = EventType.DOCUMENT_ARCHIVED.topic();

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @RegisterExtension
    final ArchiveDatabase database = new ArchiveDatabase();

    @TempDir
    Path folder;

    private Services services;
    private Stories stories;

    @BeforeEach
    void start() {
        services = new Services(kafka, database, List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), folder);
        services.start();
        stories = new Stories(kafka, new FolderBucket("test", folder.resolve("bucket")), services);
    }

    @AfterEach
    void stop() {
        stories.close();
        services.close();
    }

    @Test
    void theJavaSamplesGetEveryArchivedDocumentOnceAndGoOnWhereTheyWereKilled() throws Exception {
        archive(0, DOCUMENTS);
        List<String> said = new ArrayList<>();
        try (Sample first = sample("first")) {
            Eventually.get(() -> first.lines("archived ").size(), count -> count >= DOCUMENTS);
            said.addAll(first.lines("archived "));
            // Killed between two polls, after it has committed, it has nothing to handle again.
            Thread.sleep(2000);
        }
        archive(DOCUMENTS, DOCUMENTS + 10);

        try (Sample second = sample("second");
                Sample decoding = sample(
                        "decoding",
                        "DecodeArchive.java",
                        kafka.bootstrapServers(),
                        kafka.topicPrefix() + "decoding",
                        folder.resolve("bucket").toString(),
                        kafka.topicPrefix() + ARCHIVED,
                        kafka.topicPrefix() + EventType.DOCUMENT_SEGMENTED.topic())) {
            Eventually.get(() -> decoding.lines("archived ").size(), count -> count >= DOCUMENTS + 10);
            Eventually.get(() -> decoding.lines("segmented ").size(), count -> count >= DOCUMENTS + 10);
            assertThat(decoding.lines("archived "))
                    .contains("archived %s: Minutes of meeting 3, 1 speeches"
                            .formatted(new Minutes(3).documentId().value()));
            assertThat(decoding.lines("skipped")).isEmpty();
            Eventually.get(() -> second.lines("archived ").size(), count -> count >= 10);
            said.addAll(second.lines("archived "));
        }

        assertThat(said)
                .hasSize(DOCUMENTS + 10)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.contains("\"collection\":\"harbour\""));
    }

    @Test
    void theKcatCommandOfTheDocumentationPrintsEveryArchivedDocument() throws Exception {
        boolean isHere = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, "kcat")));
        if (!isHere && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("skipped: there is no kcat on this machine (Debian package kafkacat)");
        }
        archive(0, DOCUMENTS);
        Matcher command =
                KCAT.matcher(Files.readString(DevelopmentData.repository().resolve("contracts/README.md")));
        assertThat(command.find()).isTrue();
        Process kcat = new ProcessBuilder(
                        "bash",
                        "-c",
                        command.group()
                                .replace("localhost:9092", kafka.bootstrapServers())
                                .replace("-t ", "-t " + kafka.topicPrefix()))
                .start();

        String printed = new String(kcat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String wrong = new String(kcat.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(kcat.waitFor()).as(wrong).isZero();
        assertThat(printed.lines())
                .hasSize(DOCUMENTS)
                .allSatisfy(line -> assertThat(line)
                        .contains("ce_type=org." + ARCHIVED, "ce_specversion=1.0", "\"collection\":\"harbour\""));
        for (int number = 0; number < DOCUMENTS; number++) {
            assertThat(printed)
                    .contains(new Minutes(number).documentId().value().toString());
        }
    }

    @Test
    void aSavedSearchTellsWhenSomeoneSpeaksOfIt() throws Exception {
        List<Told> hooked = Collections.synchronizedList(new ArrayList<>());
        Minutes early = new Minutes(7);
        Minutes other = new Minutes(8);
        Minutes last = new Minutes(DOCUMENTS - 3);
        assertThat(last.speaker()).isEqualTo(early.speaker()).isNotEqualTo(other.speaker());
        try (HookReceiver receiver = new HookReceiver(json -> hooked.add(Told.of(json)), 0)) {
            services.subscribe(
                    "{\"target\":\"%s\",\"from\":\"beginning\",\"person\":\"%s\",\"words\":\"%s or %s or %s\"}"
                            .formatted(
                                    receiver.address(),
                                    early.speaker(),
                                    early.oddWord(),
                                    other.oddWord(),
                                    last.oddWord()));
            archive(0, last.number());
            archive(last.number(), last.number() + 1);

            // It comes last in the feed: whatever else would fit has come before.
            Eventually.get(
                    () -> hooked.stream().map(Told::subject).toList(),
                    subjects -> subjects.contains(last.documentId().value()));

            assertThat(hooked)
                    .extracting(Told::subject)
                    .containsExactly(
                            early.documentId().value(), last.documentId().value());
        }
    }

    private void archive(int first, int end) {
        for (int number = first; number < end; number++) {
            stories.archive(new Minutes(number));
        }
        Eventually.get(stories::archived, count -> count >= 2 * end);
        // The relay publishes after the sequencer.
        Eventually.get(() -> services.published(ARCHIVED), count -> count >= end);
    }

    private Sample sample(String name) throws IOException {
        return sample(
                name,
                "FollowArchive.java",
                kafka.bootstrapServers(),
                kafka.topicPrefix() + "group",
                kafka.topicPrefix() + ARCHIVED);
    }

    private Sample sample(String name, String file, String... arguments) throws IOException {
        Path output = folder.resolve(name + ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DevelopmentData.repository()
                        .resolve("contracts/samples")
                        .resolve(file)
                        .toString()));
        command.addAll(List.of(arguments));
        return new Sample(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    private record Sample(Process process, Path output) implements AutoCloseable {

        List<String> lines(String begin) throws IOException {
            return Files.readAllLines(output).stream()
                    .filter(line -> line.startsWith(begin))
                    .toList();
        }

        @Override
        public void close() {
            process.destroyForcibly()
                    .onExit()
                    .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                    .join();
        }
    }
}
