package org.stenogram.ingest.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.contracts.EventType;
import org.stenogram.eventcodec.EventJson;
import org.stenogram.testkit.KafkaBroker;

/// Ingest as the process that it is in production: how it refuses settings, serves, logs and stops.
@Timeout(180)
class IngestProcessIT {

    @RegisterExtension
    final KafkaBroker kafka = new KafkaBroker();

    @TempDir
    Path folder;

    private Process start(String... settings) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // The one of production instead of the tests' own.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                IngestApplication.class.getName(),
                "--stenogram.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--stenogram.kafka.topic-prefix=" + kafka.topicPrefix(),
                "--stenogram.bucket.folder=" + folder.resolve("bucket"),
                "--stenogram.ingest.settle-time=200ms"));
        command.addAll(List.of(settings));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LOG_FORMAT", "json");
        return builder.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    @ParameterizedTest
    @CsvSource({
        "stenogram.ingest.settle-time, 0s",
        "stenogram.ingest.settle-time, soon",
        "stenogram.ingest.parallel-takes, 65",
        "stenogram.ingest.jdbc-url, mysql://db",
        "stenogram.bucket.folder, ''",
        "stenogram.kafka.bootstrap-servers, nowhere",
        "stenogram.kafka.properties.acks, most",
    })
    void aBadSettingIsRefusedByNameBeforeAnythingStarts(String setting, String value) throws Exception {
        Process process = start("--%s=%s".formatted(setting, value));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> said = Files.readAllLines(folder.resolve("err"));
        String named = setting.startsWith("stenogram.kafka.properties") ? "stenogram.kafka.properties" : setting;
        assertThat(said).as("standard error").hasSize(1);
        assertThat(said.getFirst()).startsWith("ingest: " + named + " must ");
        assertThat(process.exitValue()).isEqualTo(78);
        assertThat(Files.readString(folder.resolve("out"))).isEmpty();
        assertThat(folder.resolve("bucket/inbox")).doesNotExist();
    }

    @Test
    void itServesLogsJsonLinesAndStopsCleanlyOnSigterm() throws Exception {
        kafka.createTopics(
                EventType.DOCUMENT_RECEIVED.topic(), EventType.DOCUMENT_FAILED.topic(), EventType.BATCH_SEALED.topic());
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = start("--micronaut.server.port=" + port);
        try {
            await("ready", () -> get(port, "/health/readiness").contains("\"UP\""));
            Files.createDirectories(folder.resolve("bucket/inbox/minutes"));
            Files.writeString(folder.resolve("bucket/inbox/minutes/a.txt"), "a secret text");
            Files.writeString(folder.resolve("bucket/inbox/minutes/empty.txt"), "");
            await("taken", () -> get(port, "/prometheus").contains("stenogram_ingest_taken_total 1.0"));
            await(
                    "refused",
                    () -> get(port, "/prometheus")
                            .contains("stenogram_ingest_rejected_total{code=\"empty-file\"} 1.0"));
            assertThat(get(port, "/health/liveness")).contains("\"UP\"");
        } finally {
            process.destroy();
        }

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        // 128 and the number of SIGTERM, as a shell tells it.
        assertThat(process.exitValue()).isEqualTo(143);
        List<String> lines = Files.readAllLines(folder.resolve("err"));
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonNode json = EventJson.mapper().readTree(line);
            assertThat(json.path("level").asText()).as(line).isIn("INFO", "WARN");
            assertThat(json.path("message").asText()).as(line).isNotBlank();
        }
        assertThat(lines).noneMatch(line -> line.contains("secret text"));
    }

    private static String get(int port, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (java.io.IOException notYet) {
                // It has not opened its port.
            }
            assertThat(System.nanoTime()).as("in time: " + what).isLessThan(end);
            Thread.sleep(100);
        }
    }
}
