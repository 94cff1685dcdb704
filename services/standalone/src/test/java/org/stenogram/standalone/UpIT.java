package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.standalone.cli.CommandRun;
import org.stenogram.testkit.DevelopmentData;

/// `up` as a process: what a restart keeps, how it stops, and what it says when it cannot start.
class UpIT {

    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    @Test
    void dataSurvivesAStopAndTheSameFileAgainIsADuplicate() throws Exception {
        Path file = Files.writeString(folder.resolve("minutes.txt"), GeneratedRecord.text(1));
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        try (StenogramProcess first = up()) {
            CommandRun run = CommandRun.of("ingest", file.toString(), "--url", first.url());

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("minutes.txt", "archived", "1 dropped = 1 archived + 0 duplicate");
            assertThat(run.err()).contains("archiving");
            assertThat(first.terminate()).isEqualTo(TERMINATED);
        }
        assertThat(folder.resolve("data/postgres/data/postmaster.pid"))
                .as("the database was stopped")
                .doesNotExist();

        try (StenogramProcess second = up()) {
            CommandRun again = CommandRun.of("ingest", file.toString(), "--url", second.url(), "--json");
            CommandRun bad = CommandRun.of("ingest", empty.toString(), file.toString(), "--url", second.url());

            assertThat(again.exitCode()).isZero();
            assertThat(again.err()).isEmpty();
            assertThat(EventJson.mapper().readTree(again.out()).path("receipts"))
                    .singleElement()
                    .satisfies(receipt ->
                            assertThat(receipt.path("state").asText()).isEqualTo("duplicate"));
            assertThat(bad.exitCode()).isEqualTo(1);
            assertThat(bad.out()).contains("empty.txt", "failed", "2 dropped = 0 archived + 1 duplicate + 1 failed");
        }
    }

    @Test
    void aSecondOneOnTheSameDataIsRefusedAndTheFirstStaysUp() throws Exception {
        try (StenogramProcess first = up()) {
            String url = first.url();
            try (StenogramProcess second = up()) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output()).contains("another Stenogram (process", "--data");
            }
            Path file = Files.writeString(folder.resolve("minutes.txt"), GeneratedRecord.text(2));
            assertThat(CommandRun.of("ingest", file.toString(), "--url", url).exitCode())
                    .isZero();
        }
    }

    @Test
    void aStopInTheMiddleOfTheStartLeavesNoServerBehind() throws Exception {
        try (StenogramProcess process = up()) {
            Path pidFile = folder.resolve("data/postgres/data/postmaster.pid");
            Eventually.get(() -> Files.exists(pidFile), exists -> exists);

            assertThat(process.terminate()).isEqualTo(TERMINATED);

            assertThat(pidFile).doesNotExist();
        }
    }

    @Test
    void aTakenPortIsSaidBeforeAnyServerStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                StenogramProcess process = up(taken.getLocalPort())) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output()).contains("port " + taken.getLocalPort() + " cannot be used", "--port");
            assertThat(folder.resolve("data/postgres")).doesNotExist();
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedWithInstructions() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data/postgres/data"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");

        try (StenogramProcess process = up()) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output()).contains("was written by PostgreSQL 17", "set these files aside");
        }
    }

    @Test
    void aBadSettingIsNamed() throws Exception {
        try (StenogramProcess process =
                StenogramProcess.start(folder, Map.of("STENOGRAM_INGEST_PARALLEL_TAKES", "0"), "up", "--port", "0")) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output()).contains("stenogram.ingest.parallel-takes");
        }
    }

    @Test
    void theDemoEndsWithATableOfWhatItArchived() throws Exception {
        long samples;
        try (Stream<Path> seeds = Files.list(DevelopmentData.repository().resolve("seeds"))) {
            samples = seeds.filter(seed -> seed.toString().endsWith(".txt")).count();
        }
        try (StenogramProcess demo = StenogramProcess.start(folder, Map.of(), "demo", "--exit")) {
            assertThat(demo.exitCode()).as(demo.output()).isZero();
            assertThat(demo.output())
                    .contains(
                            "valdoria-delegation-1961.txt",
                            "harbour-treaty-memorandum-1974.txt",
                            "letter-of-the-librarian-1932.txt",
                            "%1$d dropped = %1$d archived + 0 duplicate + 0 failed + 0 waiting".formatted(samples),
                            "Dashboard  http://127.0.0.1:");
        }
    }

    private StenogramProcess up() throws IOException {
        return up(0);
    }

    private StenogramProcess up(int port) throws IOException {
        return StenogramProcess.start(folder, Map.of(), "up", "--port", Integer.toString(port));
    }
}
