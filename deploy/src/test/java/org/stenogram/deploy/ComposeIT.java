package org.stenogram.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.testkit.DevelopmentData;

/// The compose file from nothing, one time for all of these.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {

    private static final int TESTS = 3;
    private static final int MANY = 120;
    private static final int SOME = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Compose compose;
    private static int passed;

    @TempDir
    private static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void upFromNothing() throws Exception {
        compose = new Compose();
        compose.compose("up", "--detach", "--build");
    }

    @AfterAll
    static void down() throws Exception {
        try {
            if (passed < TESTS) {
                System.err.println(compose.compose("ps"));
                System.err.println(compose.compose("logs", "--tail=40", "--no-color"));
            }
        } finally {
            compose.down();
        }
    }

    @Test
    @Order(1)
    void everyServiceBecomesHealthyAndTheSetUpEnds() throws Exception {
        await("all healthy", () -> {
            String states = compose.run(List.of("bash", "-c", """
                    docker inspect --format '{{index .Config.Labels "com.docker.compose.service"}} \
                    {{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{end}} {{.State.ExitCode}}' \
                    $(docker-compose -p %s ps -q)""".formatted(compose.project())));
            return states.lines()
                                    .filter(line -> line.endsWith("running healthy 0"))
                                    .count()
                            == 9
                    && states.contains("set-up exited  0");
        });
        passed++;
    }

    @Test
    @Order(2)
    void aFileThatTheAwsCommandLinePutIsArchivedAndFound() throws Exception {
        Path seed = DevelopmentData.repository().resolve("seeds/harbour-treaty-memorandum-1974.txt");
        compose.run(List.of(
                "aws",
                "--endpoint-url",
                compose.address("S3_PORT"),
                "s3",
                "cp",
                seed.toString(),
                "s3://stenogram/inbox/treaty/memorandum.txt"));

        await("found", () -> !get("/api/v1/search?q=harbour").path("items").isEmpty());

        JsonNode receipt =
                get("/api/v1/arrivals?name=memorandum.txt").path("items").path(0);
        assertThat(receipt.path("state").asText()).isEqualTo("archived");
        assertThat(receipt.path("bytes").asLong()).isEqualTo(Files.size(seed));
        passed++;
    }

    @Test
    @Order(3)
    void twoInstancesShareThePartitionsAndOneThatIsKilledLosesNothing() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        Path said = folder.resolve("upload.log");
        compose.compose("up", "--detach", "--no-recreate", "--scale", "ocr-cleanup=2", "--scale", "storage=2");
        for (String group : List.of("ocr-cleanup", "storage")) {
            await("two members of " + group, () -> partitionsOfMembers(group).size() == 2);
        }
        for (int i = 0; i < MANY; i++) {
            Files.writeString(files.resolve("record-" + i + ".txt"), """
                    MINUTES OF MEETING %1$d

                    The Chairman: We begin with item number %1$d of the zebrawood commission.

                    Mr. Alder: I have nothing to add to number %1$d.
                    """.formatted(i));
        }
        Process upload = compose.start(
                List.of(
                        "aws",
                        "--endpoint-url",
                        compose.address("S3_PORT"),
                        "s3",
                        "cp",
                        "--recursive",
                        "--quiet",
                        files.toString(),
                        "s3://stenogram/inbox/many/"),
                said);

        await("some are archived", () -> many("archived") >= SOME);
        for (String service : List.of("ocr-cleanup", "storage")) {
            String victim =
                    compose.compose("ps", "-q", service).lines().findFirst().orElseThrow();
            compose.run(List.of("docker", "kill", "--signal", "KILL", victim));
        }
        assertThat(many("archived"))
                .as("archived when the last of them was killed; too late to prove anything")
                .isLessThan(MANY);

        assertThat(upload.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(upload.exitValue()).as(Files.readString(said)).isZero();
        await("the batches balance", () -> many("archived") == MANY && many("dropped") == MANY);
        assertThat(many("failed") + many("duplicate")).isZero();
        Set<String> documents = new HashSet<>();
        for (JsonNode receipt :
                get("/api/v1/arrivals?name=record-&limit=" + MANY).path("items")) {
            assertThat(receipt.path("state").asText()).isEqualTo("archived");
            documents.add(receipt.path("documentId").asText());
        }
        assertThat(documents).hasSize(MANY);
        passed++;
    }

    /// A sum over the batches of collection `many`.
    private int many(String state) throws IOException, InterruptedException {
        int sum = 0;
        for (JsonNode batch : get("/api/v1/batches?collection=many").path("items")) {
            sum += batch.path(state).asInt();
        }
        return sum;
    }

    /// How many partitions each member of a group holds; a member without any is none.
    private static Map<String, Integer> partitionsOfMembers(String group) throws Exception {
        String table = compose.compose(
                "exec",
                "-T",
                "kafka",
                "/opt/kafka/bin/kafka-consumer-groups.sh",
                "--bootstrap-server",
                "localhost:9092",
                "--describe",
                "--group",
                group);
        Map<String, Integer> members = new HashMap<>();
        table.lines()
                .filter(line -> line.startsWith(group + " "))
                .map(line -> line.split("\\s+"))
                .filter(columns -> columns.length > 6 && !columns[2].equals("-") && !columns[6].equals("-"))
                .forEach(columns -> members.merge(columns[6], 1, Integer::sum));
        return members;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(compose.address("QUERY_PORT") + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Throwable last = null;
            try {
                if (condition.call()) {
                    return;
                }
            } catch (IOException | AssertionError e) {
                last = e;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not in " + PATIENCE + ": " + what, last);
            }
            Thread.sleep(1000);
        }
    }
}
