package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.standalone.http.ArchiveClient;
import org.stenogram.standalone.http.ArchiveClient.Balance;
import org.stenogram.standalone.http.ArchiveClient.Receipt;
import org.stenogram.testkit.DevelopmentData;

/// The whole way of a file, through every real part: bucket, broker, services, database, API.
class PipelineIT {

    @RegisterExtension
    static final RunningStenogram stenogram = new RunningStenogram();

    @TempDir
    Path folder;

    @Test
    void theRealRecordIsArchivedWithEachSpeechWithItsSpeaker() throws Exception {
        Path record = DevelopmentData.folder("seed").resolve("000_d20181ae9d67a8c5.txt");

        Receipt receipt = ingest(record).getFirst();

        assertThat(receipt.state()).isIn("archived", "duplicate");
        List<JsonNode> speeches = speeches(Objects.requireNonNull(receipt.documentId()));
        assertThat(speeches).hasSize(36);
        assertThat(speeches)
                .filteredOn(
                        speech -> speech.path("speaker").path("name").asText().equals("Enver Hoxha"))
                .hasSize(18);
        assertThat(speeches)
                .filteredOn(
                        speech -> speech.path("speaker").path("name").asText().equals("Choe Yong-geon"))
                .hasSize(18);
        for (int i = 0; i < speeches.size(); i++) {
            assertThat(speeches.get(i).path("speaker").path("name").asText())
                    .as("speech %d", i + 1)
                    .isEqualTo(i % 2 == 0 ? "Enver Hoxha" : "Choe Yong-geon");
        }
        String text = stenogram.text("/api/v1/documents/%s/text".formatted(receipt.documentId()));
        assertThat(text)
                .contains("a great gain for Albania because in the past")
                .contains("That is why both our countries")
                .contains("to do the same thing that the conspirators tried to do")
                .contains("Tito spent $45 million");
    }

    @Test
    void aPassageOfTheRealRecordIsFoundWithItsSpeakerAndItsPlaceInTheOriginal() throws Exception {
        Path record = DevelopmentData.folder("seed").resolve("000_d20181ae9d67a8c5.txt");
        ingest(record);

        JsonNode found = stenogram
                .get("/api/v1/search?q=gold+watches&speaker=Enver+Hoxha")
                .path("items");

        assertThat(found).hasSize(1);
        JsonNode hit = found.get(0);
        assertThat(hit.path("speaker").path("name").asText()).isEqualTo("Enver Hoxha");
        assertThat(hit.path("snippet").path("html").asText()).contains("<mark>gold</mark> <mark>watches</mark>");
        int start = hit.path("place").path("originalStart").asInt();
        int end = hit.path("place").path("originalEnd").asInt();
        String original = Files.readString(record);
        int from = original.offsetByCodePoints(0, start);
        int to = original.offsetByCodePoints(0, end);
        assertThat(original.substring(from, to))
                .startsWith("Comrade Enver Hoxha: That is because")
                .contains("5000 gold watches");
        assertThat(stenogram
                        .get("/api/v1/search?q=gold+watches&speaker=Choe+Yong-geon")
                        .path("items"))
                .isEmpty();
    }

    @Test
    void theSameFileAgainIsADuplicateAndBothArrivalsAreRecorded() throws Exception {
        Path file = write("minutes.txt", GeneratedRecord.text(4711));
        Receipt first = ingest(file).getFirst();
        long documents =
                stenogram.get("/api/v1/documents?limit=200").path("items").size();

        Receipt second = ingest(file).getFirst();

        assertThat(first.state()).isEqualTo("archived");
        assertThat(second.state()).isEqualTo("duplicate");
        assertThat(second.documentId()).isEqualTo(first.documentId());
        assertThat(stenogram.get("/api/v1/documents?limit=200").path("items")).hasSize((int) documents);
        JsonNode arrivals = stenogram.get("/api/v1/arrivals?name=minutes.txt").path("items");
        assertThat(arrivals)
                .extracting(arrival -> arrival.path("state").asText())
                .contains("archived", "duplicate");
    }

    @Test
    void anEmptyFileFailsWithItsReasonAndTheOthersPass() throws Exception {
        Path empty = write("empty.txt", "");
        Path good = write("good.txt", GeneratedRecord.text(815));
        Path binary = folder.resolve("picture.txt");
        Files.write(binary, new byte[] {0, 1, 2, 3, (byte) 0xff, (byte) 0xfe, 0, 0, 7, 0, 1, 5, 0, 0, 0, 9});

        List<Receipt> receipts = ingest(empty, good, binary);

        assertThat(receipts).extracting(Receipt::state).containsExactlyInAnyOrder("failed", "archived", "failed");
        assertThat(receipts)
                .filteredOn(receipt -> receipt.name().equals("empty.txt"))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.reason()).containsIgnoringCase("empty"));
        assertThat(receipts)
                .filteredOn(receipt -> receipt.name().equals("picture.txt"))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.action()).isNotBlank());
    }

    @Test
    void aFileDroppedIntoTheInboxIsArchivedAndItsBatchClosesAfterTheQuietTime() throws Exception {
        Path collection = Files.createDirectories(stenogram.inbox().resolve("dropped"));
        Files.writeString(collection.resolve("drop.txt"), GeneratedRecord.text(42));

        JsonNode batch = Eventually.get(
                () -> stenogram
                        .get("/api/v1/batches?collection=dropped&limit=50")
                        .path("items"),
                batches -> !batches.isEmpty() && batches.get(0).hasNonNull("closedAt"));

        assertThat(batch.get(0).path("dropped").asInt()).isEqualTo(1);
        assertThat(batch.get(0).path("archived").asInt()).isEqualTo(1);
        assertThat(collection.resolve("drop.txt")).doesNotExist();
    }

    @Test
    void aReprocessedDocumentHasANewEditionOfTheSameVersion() throws Exception {
        Receipt receipt = ingest(write("again.txt", GeneratedRecord.text(99))).getFirst();

        stenogram.post(
                "/api/v1/documents/%s/reprocess".formatted(receipt.documentId()), "{\"reason\":\"to see it again\"}");

        JsonNode document = Eventually.get(
                () -> stenogram.get("/api/v1/documents/" + receipt.documentId()).path("document"),
                found -> found.path("edition").asInt() == 2);
        assertThat(document.path("version").asInt()).isEqualTo(1);
    }

    private List<Receipt> ingest(Path... files) throws IOException, InterruptedException {
        try (ArchiveClient client = stenogram.client()) {
            UUID batch = client.openBatch("tests");
            for (Path file : files) {
                client.upload(batch, file.getFileName().toString(), file);
            }
            client.seal(batch, files.length);
            Balance balance = stenogram.closed(batch);
            assertThat(balance.dropped()).isEqualTo(files.length);
            assertThat(balance.waiting()).isZero();
            assertThat(balance.finished()).isEqualTo(files.length);
            return client.receipts(batch);
        }
    }

    private static List<JsonNode> speeches(String documentId) throws IOException, InterruptedException {
        List<JsonNode> speeches = new ArrayList<>();
        stenogram
                .get("/api/v1/documents/%s/segments?limit=200".formatted(documentId))
                .path("items")
                .forEach(segment -> {
                    if (segment.path("kind").asText().equals("speech")) {
                        speeches.add(segment);
                    }
                });
        return speeches;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
