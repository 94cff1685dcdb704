package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.exports.bagit.BagCheck;
import org.stenogram.query.http.ArchiveRows.Doc;

class ExportsApiIT extends ServedArchive {

    private static final String DOCUMENTS = "/api/v1/documents/";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            json     | application/json                              | minutes.json
            text     | text/plain; charset=utf-8                     | minutes.txt
            markdown | text/markdown; charset=utf-8                  | minutes.md
            tei      | application/tei+xml                           | minutes.tei.xml
            csv      | text/csv; charset=utf-8; header=present       | minutes.csv
            """)
    void eachFormHasItsMediaTypeItsFileNameAndAnEtag(String form, String mediaType, String fileName) {
        String path = DOCUMENTS + meeting() + "/export?format=" + form;

        HttpResponse<String> answer = query.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type").replace(" ", "")).isEqualToIgnoringCase(mediaType.replace(" ", ""));
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(fileName, fileName));
        assertThat(answer.body()).contains("gold watches");
        assertThat(query.get(path, "If-None-Match", header(answer, "ETag")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void jsonHasTheWholeEdition() {
        JsonNode document = query.json(DOCUMENTS + meeting() + "/export");

        assertThat(document.path("archive").path("edition").asInt()).isEqualTo(1);
        assertThat(document.path("text").asText()).startsWith("HEADING. ").contains("ships");
        assertThat(document.path("edits")).hasSize(2);
        assertThat(document.path("segments")).hasSize(3);
        assertThat(document.path("segments")
                        .path(1)
                        .path("speaker")
                        .path("name")
                        .asText())
                .isEqualTo("Enver Hoxha");
        assertThat(document.path("people")).hasSize(2);
        assertThat(document.path("people").path(0).path("aliases").path(0).asText())
                .isEqualTo("Comrade Enver");
    }

    @Test
    void anEarlierEditionIsGivenOutByItsNumber() {
        UUID id = meeting();
        rows.secondEdition("minutes.txt", "Entirely new words.");

        assertThat(query.get(DOCUMENTS + id + "/export?format=text").body()).isEqualTo("Entirely new words.");
        assertThat(query.get(DOCUMENTS + id + "/export?format=text&edition=2").body())
                .isEqualTo("Entirely new words.");
        assertThat(query.get(DOCUMENTS + id + "/export?format=text&edition=1").body())
                .startsWith("HEADING. ");
        assertThat(query.get(DOCUMENTS + id + "/export?edition=3").statusCode()).isEqualTo(404);
    }

    @Test
    void aWithdrawnDocumentIsToldOfAndNotGivenOut() {
        UUID id = meeting();
        rows.withdraw("minutes.txt");

        for (String path : List.of("/export", "/export?format=bagit", "/citation")) {
            assertThat(query.get(DOCUMENTS + id + path).statusCode()).as(path).isEqualTo(410);
        }
        assertThat(query.get(DOCUMENTS + id + "/export").body())
                .contains("asked for by the family")
                .doesNotContain("gold watches");
    }

    @Test
    void csvHasARowForEachSpeech() {
        String csv = query.get(DOCUMENTS + meeting() + "/export?format=csv").body();

        assertThat(csv.lines()).hasSize(3).first().asString().startsWith("documentId,edition,collection");
        assertThat(csv)
                .contains(",Comrade Enver,Enver Hoxha,")
                .contains("\"He gave them \"\"gold watches\"\", he said.\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chicago | text/plain                          | Notes
            bibtex  | application/x-bibtex                | @misc{stenogram-
            ris     | application/x-research-info-systems | TY  - UNPB
            """)
    void aDocumentIsCited(String style, String mediaType, String words) {
        UUID id = meeting();

        HttpResponse<String> answer = query.get(DOCUMENTS + id + "/citation?style=" + style);

        assertThat(header(answer, "Content-Type")).startsWith(mediaType);
        assertThat(answer.body()).contains(words, "http://localhost:" + query.port() + "/documents/" + id);
    }

    @Test
    void aBagHoldsTheOriginalAndAllThatIsKnownOfIt() throws Exception {
        UUID id = meeting();
        rows.event("minutes.txt", "org.stenogram.document.received.v1", 1);
        String path = DOCUMENTS + id + "/export?format=bagit";
        assertThat(query.get(path).statusCode()).as("without the original").isEqualTo(404);
        String hash = original("minutes.txt", "the bytes");

        Path bag = saved(path);

        BagCheck.Report report = BagCheck.check(bag);
        assertThat(report.complaints()).isEmpty();
        String folder = "data/" + id + "/";
        assertThat(report.hashes())
                .containsEntry(folder + "original/minutes.txt", hash)
                .containsOnlyKeys(
                        folder + "original/minutes.txt",
                        folder + "text.txt",
                        folder + "ledger.json",
                        folder + "document.json",
                        folder + "document.tei.xml",
                        folder + "premis.xml");
        String tag = header(query.getBytes(path), "ETag");
        rows.event("minutes.txt", "org.stenogram.document.archived.v1", 2);
        assertThat(query.get(path, "If-None-Match", tag).statusCode())
                .as("the story went on")
                .isEqualTo(200);
    }

    @Test
    void anOriginalThatWasDamagedBreaksTheExportOff() throws Exception {
        UUID id = meeting();
        original("minutes.txt", "the bytes");
        rows.execute("UPDATE archive.version SET sha256 = ?", "1".repeat(64));
        Files.writeString(bucket.resolve("originals").resolve("1".repeat(64)), "other bytes");

        assertThat(query.get(DOCUMENTS + id + "/export?format=bagit").statusCode())
                .isEqualTo(500);
    }

    @Test
    void allThatFitsIsOneTableOfAnyLength() {
        for (int i = 0; i < 280; i++) {
            rows.document(new Doc("d" + i + ".txt")
                    .in(i % 2 == 0 ? "even" : "odd, too")
                    .on("1959-01-01")
                    .has("heading", "Minutes. ")
                    .says("A", "A", "Words of the ships. ")
                    .says("B", "B", i % 7 == 0 ? "Gold watches. " : "Nothing. "));
        }

        assertThat(query.get("/api/v1/export").body().lines()).hasSize(561);
        assertThat(query.get("/api/v1/export?collection=even").body().lines()).hasSize(281);
        assertThat(query.get("/api/v1/export?q=gold+watch").body().lines())
                .hasSize(41)
                .allMatch(line -> line.startsWith("documentId,") || line.endsWith("Gold watches."));
        assertThat(query.get("/api/v1/export?q=the").body().lines())
                .as("no word to search for")
                .hasSize(1);
        assertThat(query.get("/api/v1/export?speaker=B&from=1960").body().lines())
                .hasSize(1);
        assertThat(query.get("/api/v1/export?kind=heading").body().lines()).hasSize(281);
        assertThat(header(query.get("/api/v1/export?collection=odd,+too"), "Content-Disposition"))
                .isEqualTo("attachment; filename=\"odd_ too.csv\"; filename*=UTF-8''odd%2C%20too.csv");
        assertThat(query.get("/api/v1/export?format=tei").statusCode()).isEqualTo(400);
    }

    @Test
    void aBagOfResultsTellsOfAnOriginalThatIsMissing() throws Exception {
        UUID id = meeting();
        original("minutes.txt", "the bytes");
        UUID other = rows.document(new Doc("other.txt").in("letters").says("A", "A", "No watches."));
        rows.document(new Doc("third.txt").says("A", "A", "Nothing."));

        BagCheck.Report report = BagCheck.check(saved("/api/v1/export?format=bagit&q=watches"));

        assertThat(report.complaints()).isEmpty();
        assertThat(report.hashes())
                .hasSize(12)
                .containsKeys("data/" + id + "/original/minutes.txt", "data/" + other + "/original-missing.txt");
        assertThat(BagCheck.check(saved("/api/v1/export?format=bagit")).hashes())
                .hasSize(18);
        assertThat(BagCheck.check(saved("/api/v1/export?format=bagit&collection=none"))
                        .hashes())
                .isEmpty();
    }

    @Test
    void whatCannotBeExportedIsSaidInPlainWords() {
        UUID id = meeting();

        assertThat(query.get(DOCUMENTS + ArchiveRows.id("nothing") + "/export").statusCode())
                .isEqualTo(404);
        assertThat(query.get(DOCUMENTS + id + "/export?format=docx").statusCode())
                .isEqualTo(400);
        assertThat(query.get(DOCUMENTS + id + "/citation?style=mla").statusCode())
                .isEqualTo(400);
        assertThat(query.get(DOCUMENTS + id + "/export?edition=0").statusCode()).isEqualTo(400);
    }

    private UUID meeting() {
        return rows.document(new Doc("minutes.txt")
                .titled("Notes")
                .on("1959-06-06")
                .has("heading", "HEADING. ")
                .says("Enver Hoxha", "Comrade Enver", "He gave them \"gold watches\", he said. ")
                .says("Mehmet Shehu", "Comrade Mehmet", "We saw the ships. "));
    }

    /// Puts an original into the bucket and makes it the document's.
    private String original(String file, String bytes) throws Exception {
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.getBytes(StandardCharsets.UTF_8)));
        Files.createDirectories(bucket.resolve("originals"));
        Files.writeString(bucket.resolve("originals").resolve(hash), bytes);
        rows.execute("UPDATE archive.version SET sha256 = ? WHERE document_id = ?", hash, ArchiveRows.id(file));
        return hash;
    }

    private Path saved(String path) throws Exception {
        HttpResponse<byte[]> answer = query.getBytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/zip");
        return Files.write(bucket.resolve("saved.zip"), answer.body());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
