package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.bucket.folder.FolderBucket;
import org.stenogram.contracts.PipelineEvent.ReprocessRequested;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.query.http.ArchiveRows.Doc;
import org.stenogram.stageruntime.kafka.KafkaConnection;

class FilesApiIT extends ServedWithBroker {

    private static final String RERUNS = "stenogram.document.reprocess-requested.v1";

    FilesApiIT() {
        super(RERUNS);
    }

    @RegisterExtension
    final QueryServer restarted = new QueryServer();

    @Override
    void set(QueryServer server) {
        server.with("stenogram.query.upload-limit", "2KB").with("stenogram.query.upload-files", 3);
    }

    @Test
    void theBalanceOfABatchAddsUpAndEachFileHasAReceipt() {
        rows.arrival("monday", "a.txt", "archived");
        rows.arrival("monday", "b.txt", "duplicate");
        rows.arrival("monday", "c.txt", "failed");
        rows.arrival("monday", "d.txt", "waiting");
        rows.arrival("monday", "e.txt", "waiting");
        rows.arrival("tuesday", "f.txt", "archived");
        String monday = "/api/v1/batches/" + ArchiveRows.id("monday");

        JsonNode batch = query.json(monday);

        assertThat(batch.path("dropped").asInt()).isEqualTo(5);
        assertThat(Stream.of("archived", "duplicate", "failed", "waiting")
                        .mapToInt(state -> batch.path(state).asInt())
                        .toArray())
                .containsExactly(1, 1, 1, 2);
        JsonNode receipts = query.json(monday + "/arrivals").path("items");
        assertThat(receipts.findValuesAsText("name"))
                .containsExactlyInAnyOrder("a.txt", "b.txt", "c.txt", "d.txt", "e.txt");
        JsonNode failed =
                query.json(monday + "/arrivals?state=failed").path("items").path(0);
        assertThat(failed.path("failure").path("reason").asText()).isEqualTo("The file is empty.");
        assertThat(failed.path("failure").path("action").asText()).isNotBlank();
        assertThat(query.json("/api/v1/batches?limit=1").path("next").asText()).isNotBlank();
        assertThat(query.json("/api/v1/batches").path("items")).hasSize(2);
    }

    @Test
    void aFileIsFoundByNameHashOrIdentifier() {
        UUID arrival = rows.arrival("monday", "Minutes of May.txt", "archived");
        rows.arrival("monday", "b.txt", "waiting");
        String hash = ArchiveRows.hash("Minutes of May.txt");

        for (String question : List.of("name=OF%20MAY", "sha256=" + hash, "id=" + arrival, "state=archived")) {
            assertThat(query.json("/api/v1/arrivals?" + question).path("items").findValuesAsText("name"))
                    .as(question)
                    .containsExactly("Minutes of May.txt");
        }
        assertThat(query.json("/api/v1/arrivals/" + arrival).path("seconds").asDouble())
                .isEqualTo(3.0);
        assertThat(query.get("/api/v1/arrivals?state=lost").statusCode()).isEqualTo(400);
        assertThat(query.get("/api/v1/arrivals/" + ArchiveRows.id("x")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void statusAndFailuresSayWhereEverythingIs() {
        rows.document(new Doc("a.txt").says("A", "A", "a"));
        rows.arrival("monday", "c.txt", "failed");
        rows.arrival("monday", "d.txt", "waiting");

        JsonNode status = query.json("/api/v1/status");

        assertThat(status.path("stages").findValuesAsText("stage"))
                .containsExactly("ingest", "ocr-cleanup", "speaker-segmentation", "storage");
        assertThat(status.path("stages").path(1).path("waiting").asInt()).isEqualTo(1);
        assertThat(status.path("stages").path(1).path("oldestSeconds").asDouble())
                .isPositive();
        assertThat(status.path("totals").path("documents").asInt()).isEqualTo(1);
        assertThat(status.path("latest").path(0).path("name").asText()).isEqualTo("a.txt");
        assertThat(query.json("/api/v1/failures?stage=ingest&code=empty-file")
                        .path("items")
                        .findValuesAsText("name"))
                .containsExactly("c.txt");
        assertThat(query.json("/api/v1/failures?stage=storage").path("items")).isEmpty();
    }

    @Test
    void anUploadLiesInTheInboxAsASealedBatch() throws IOException {
        HttpResponse<String> response = query.upload(new Multipart()
                .field("collection", "harbour")
                .file("one.txt", "first")
                .file("zwei ü 💥.txt", "second"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode uploaded = QueryServer.json(response);
        assertThat(uploaded.path("files").asInt()).isEqualTo(2);
        Path inbox =
                bucket.resolve("inbox/harbour").resolve(uploaded.path("batchId").asText());
        assertThat(filesIn(inbox)).containsExactlyInAnyOrder("one.txt", "zwei ü 💥.txt");
        assertThat(inbox.resolve("one.txt")).hasContent("first");
        assertThat(bucket.resolve("batches/" + uploaded.path("batchId").asText() + ".seal.json"))
                .hasContent("{\"files\":2}");
    }

    @Test
    void anEmptyFileOfAnUploadIsTakenToo() throws IOException {
        HttpResponse<String> response = query.upload(
                new Multipart().file("empty.txt", "").file("one.txt", "first").file("empty too.txt", ""));

        JsonNode uploaded = QueryServer.json(response);
        assertThat(uploaded.path("files").asInt()).isEqualTo(3);
        Path inbox =
                bucket.resolve("inbox/default").resolve(uploaded.path("batchId").asText());
        assertThat(filesIn(inbox)).containsExactlyInAnyOrder("empty.txt", "one.txt", "empty too.txt");
        assertThat(inbox.resolve("empty too.txt")).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../evil.txt",
                "..",
                "a/b.txt",
                "a\\\\b.txt",
                ".hidden",
                "   ",
                "a\u202Etxt.exe",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.txt",
            })
    void aNameThatLeadsElsewhereIsRefusedAndNothingIsTaken(String name) throws IOException {
        HttpResponse<String> response =
                query.upload(new Multipart().file("good.txt", "good").file(name, "bad"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(QueryServer.json(response).path("type").asText()).isEqualTo("urn:stenogram:problem:bad-file-name");
        assertThat(allFiles()).isEmpty();
    }

    @Test
    void whatIsTooMuchIsRefusedAndNothingIsTaken() throws IOException {
        assertThat(query.upload(new Multipart().file("big.txt", "x".repeat(2049)))
                        .statusCode())
                .isEqualTo(413);
        Multipart many = new Multipart();
        List.of("1", "2", "3", "4").forEach(name -> many.file(name, name));
        assertThat(query.upload(many).statusCode()).isEqualTo(413);
        assertThat(query.upload(new Multipart().file("a", "1").file("a", "2")).statusCode())
                .isEqualTo(409);
        assertThat(query.upload(new Multipart().field("collection", "x")).statusCode())
                .isEqualTo(400);
        assertThat(query.upload(new Multipart().field("collection", "../x").file("a", "1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(allFiles()).isEmpty();
    }

    @Test
    void aFormIsAnsweredWithThePageOfItsBatch() {
        HttpResponse<String> response =
                query.upload(new Multipart().file("a.txt", "a"), "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(response.statusCode()).isEqualTo(303);
        String page = response.headers().firstValue("Location").orElseThrow();
        assertThat(query.get(page).body()).contains("have not been taken yet");
        assertThat(query.get("/batches/" + ArchiveRows.id("none")).statusCode()).isEqualTo(404);
        HttpResponse<String> refused = query.upload(new Multipart().file("..", "a"), "Accept", "text/html,*/*;q=0.8");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<h1>A file cannot have this name</h1>");
    }

    @Test
    void anotherSiteMaySendNothing() throws IOException {
        assertThat(query.upload(new Multipart().file("a.txt", "a"), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(allFiles()).isEmpty();
    }

    @Test
    void aBatchIsOpenedFilledAndSealed() {
        JsonNode opened = QueryServer.json(query.post("/api/v1/batches", "{\"collection\":\"harbour\",\"files\":2}"));
        String batch = "/api/v1/batches/" + opened.path("batchId").asText();

        assertThat(put(batch + "/files/a.txt", "a").statusCode()).isEqualTo(201);
        assertThat(put(batch + "/files/a.txt", "again").statusCode()).isEqualTo(409);
        assertThat(put(batch + "/files/..%2Fb.txt", "b").statusCode()).isEqualTo(400);
        assertThat(put(batch + "/files/big.txt", "x".repeat(2049)).statusCode()).isEqualTo(413);
        assertThat(query.post(batch + "/seal", "{}").statusCode()).isEqualTo(409);
        assertThat(put(batch + "/files/b%20%C3%BC.txt", "").statusCode()).isEqualTo(201);
        assertThat(QueryServer.json(query.post(batch + "/seal", "{}"))
                        .path("files")
                        .asInt())
                .isEqualTo(2);
        assertThat(query.post(batch + "/seal", "{\"files\":2}").statusCode()).isEqualTo(200);
        assertThat(query.post(batch + "/seal", "{\"files\":3}").statusCode()).isEqualTo(409);
        assertThat(put(batch + "/files/c.txt", "c").statusCode()).isEqualTo(409);
        assertThat(bucket.resolve("inbox/harbour/" + opened.path("batchId").asText() + "/b ü.txt"))
                .exists();
    }

    @Test
    void aFileSentAgainAfterACrashIsTakenOnceAndAnotherOfItsNameIsRefused() throws IOException {
        String id = QueryServer.json(query.post("/api/v1/batches", "{}"))
                .path("batchId")
                .asText();
        String batch = "/api/v1/batches/" + id;
        put(batch + "/files/a.txt", "first");
        put(batch + "/files/b.txt", "second");
        Path inbox = bucket.resolve("inbox/default/" + id);
        Path notes = bucket.resolve("uploads/" + id);
        // ingest took one; of the other the process died before it was noted
        Files.delete(inbox.resolve("a.txt"));
        Path note = notes.resolve(filesIn(notes).stream()
                .filter(file -> contains(notes.resolve(file), "b.txt"))
                .findFirst()
                .orElseThrow());
        Files.delete(note);

        restarted.start(
                archive, bucket, new KafkaConnection(broker.bootstrapServers(), broker.topicPrefix(), Map.of()));

        for (Map.Entry<String, String> file :
                Map.of("a.txt", "first", "b.txt", "second").entrySet()) {
            String path = batch + "/files/" + file.getKey();
            assertThat(put(restarted, path, "another").statusCode()).isEqualTo(409);
            HttpResponse<String> again = put(restarted, path, file.getValue());
            assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        }
        assertThat(filesIn(inbox)).containsExactly("b.txt");
        assertThat(note).content().contains("\"bytes\":6");
        assertThat(restarted.post(batch + "/seal", "{\"files\":3}").statusCode())
                .isEqualTo(409);
        assertThat(QueryServer.json(restarted.post(batch + "/seal", "{}"))
                        .path("files")
                        .asInt())
                .isEqualTo(2);
        assertThat(put(restarted, batch + "/files/a.txt", "first").statusCode()).isEqualTo(201);
        assertThat(put(restarted, batch + "/files/c.txt", "third").statusCode()).isEqualTo(409);
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedInPlainWords() {
        assertThat(query.post("/api/v1/batches", "{").statusCode()).isEqualTo(400);
        assertThat(query.post("/api/v1/batches", "{\"files\":-1}").statusCode()).isEqualTo(400);
        assertThat(query.post("/api/v1/batches", "{\"files\":\"x\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aDocumentIsRunAgainByAnEvent() {
        UUID document = rows.document(new Doc("a.txt").says("A", "A", "a"));

        HttpResponse<String> response = query.post(
                "/api/v1/documents/" + document + "/reprocess",
                "{\"reason\":\"A better rule for page breaks\",\"requestedBy\":\"Jon\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        ReprocessRequested event = onlyRerun();
        assertThat(event.runId().value().toString())
                .isEqualTo(QueryServer.json(response).path("runId").asText());
        assertThat(event.documentId().value()).isEqualTo(document);
        assertThat(event.reason()).isEqualTo("A better rule for page breaks");
        assertThat(event.requestedBy()).isEqualTo("Jon");
        assertThat(event.original().sha256()).isEqualTo(ArchiveRows.hash("a.txt"));
    }

    @Test
    void whatCannotBeRunAgainIsRefused() {
        UUID archived = rows.arrival("monday", "a.txt", "archived");
        UUID failed = rows.arrival("monday", "empty.txt", "failed");
        String why = "{\"reason\":\"again\"}";

        assertThat(query.post("/api/v1/arrivals/" + archived + "/retry", why).statusCode())
                .isEqualTo(409);
        assertThat(query.post("/api/v1/arrivals/" + failed + "/retry", why).statusCode())
                .isEqualTo(409);
        assertThat(query.post("/api/v1/documents/" + ArchiveRows.id("x") + "/reprocess", why)
                        .statusCode())
                .isEqualTo(404);
        UUID document = rows.document(new Doc("b.txt").says("A", "A", "a"));
        assertThat(query.post("/api/v1/documents/" + document + "/reprocess", "{}")
                        .statusCode())
                .isEqualTo(400);
    }

    private ReprocessRequested onlyRerun() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = consumer.partitionsFor(broker.topicPrefix() + RERUNS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (records.size() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        assertThat(records).hasSize(1);
        return (ReprocessRequested) new EventCodec("test", broker.topicPrefix(), new FolderBucket("test", bucket))
                .decode(records.getFirst());
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> put(String path, String content) {
        return put(query, path, content);
    }

    private static HttpResponse<String> put(QueryServer server, String path, String content) {
        return server.send("PUT", path, BodyPublishers.ofString(content), "Content-Type", "text/plain");
    }

    private List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private List<Path> allFiles() throws IOException {
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
