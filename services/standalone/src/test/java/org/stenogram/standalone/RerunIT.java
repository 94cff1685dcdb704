package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Staff choose documents, see on a sample what another run would change, and run them or not.
class RerunIT {

    private static final String WHY = "who=I.+Calder&reason=better+rules";

    /// Two under way at a time: slow enough to be looked at while it runs.
    @RegisterExtension
    static final RunningStenogram stenogram = new RunningStenogram(Map.of("stenogram.query.rerun-documents", 2));

    @TempDir
    Path folder;

    @Test
    void aSampleTellsWhatARunWouldChangeAndTheArchiveStaysAsItIs() throws Exception {
        UUID document = archive("older", "older.txt", 101);
        archive("older", "today.txt", 102);
        int turns = speeches(document).size();
        asAnOlderVersionLeftIt(document);
        String events = number("SELECT count(*) FROM archive.event");

        assertThat(stenogram.text("/rerun?software=other&collection=older")).contains("1 document is as you chose");
        String page = made("which=archived&software=other&collection=older&sample=20&who=I.+Calder");
        String shown = answered(page);

        assertThat(shown)
                .contains("Of 1 document drawn at random, 1 would change")
                .contains("1 gained · 0 lost · 1 to another speaker · %d as they are".formatted(turns - 2))
                .contains("from Nobody Ever to ")
                .contains("<code>withdrawn-rule</code></th><td>1</td><td>0</td>")
                .contains("words with the right speaker, expected");
        assertThat(number("SELECT count(*) FROM archive.event")).isEqualTo(events);
        assertThat(editions(document)).isEqualTo("1");
        assertThat(speeches(document)).hasSize(turns - 1);
        HttpResponse<String> discarded = stenogram.form(page + "/discard", "");
        assertThat(discarded.statusCode()).isEqualTo(303);
        assertThat(stenogram.form(page + "/start", WHY).statusCode()).isEqualTo(404);
    }

    @Test
    void whatStaffPutRightStandsAfterTheRunAndIsNoDifference() throws Exception {
        UUID document = archive("put-right", "corrected.txt", 103);
        int speech = speeches(document).get(2).path("ordinal").asInt();
        stenogram.post(
                "/api/v1/documents/" + document + "/amendments",
                "{\"kind\":\"changeSpeaker\",\"segment\":%d,\"name\":\"Oda Marsh\",\"amendedBy\":\"I. Calder\"}"
                        .formatted(speech));
        Eventually.get(() -> speaker(document, speech), "Oda Marsh"::equals);

        String page = made("which=archived&collection=put-right&sample=20&who=I.+Calder");
        assertThat(answered(page)).contains("nothing changes");
        assertThat(stenogram.form(page + "/start", WHY).statusCode()).isEqualTo(303);
        String finished = Eventually.get(() -> stenogram.text(page), text -> text.contains("All came to their end"));

        assertThat(finished).contains("1 of 1 document", "1 archived");
        assertThat(editions(document)).isEqualTo("2");
        assertThat(speaker(document, speech)).isEqualTo("Oda Marsh");
        assertThat(stenogram.text("/activity"))
                .contains("run many again", "finish running many again", "What is in the archive, of put-right")
                .contains("better rules", "1 archived");
        assertThat(stenogram.form(page + "/start", WHY).statusCode()).isEqualTo(409);
        assertThat(stenogram.form(page + "/stop", WHY).statusCode()).isEqualTo(409);
    }

    @Test
    void aRunGoesOnAfterARestartAndRunsEachDocumentOnce() throws Exception {
        List<UUID> documents = archiveMany("restart", 30, 200);
        String page = made("which=archived&collection=restart&sample=1&who=I.+Calder");
        answered(page);
        stenogram.form(page + "/start", WHY);
        Eventually.get(() -> ended("restart", documents), count -> count >= 3);

        stenogram.startAgain();

        assertThat(ended("restart", documents)).isLessThan(30);
        String finished = Eventually.get(() -> stenogram.text(page), text -> text.contains("All came to their end"));
        assertThat(finished).contains("30 of 30 documents", "30 archived");
        for (UUID document : documents) {
            assertThat(editions(document)).isEqualTo("2");
        }
    }

    @Test
    void aStoppedRunAsksForNoMoreWhileOrdinaryFilesPass() throws Exception {
        List<UUID> documents = archiveMany("stopped", 40, 300);
        String page = made("which=archived&collection=stopped&sample=1&who=I.+Calder");
        answered(page);
        stenogram.form(page + "/start", WHY);
        Eventually.get(() -> ended("stopped", documents), count -> count >= 2);
        archive("ordinary", "on-time.txt", 400);
        int before = ended("stopped", documents);

        assertThat(before).as("an ordinary file waits for no run of many").isLessThan(40);
        assertThat(most("stopped")).as("under way at a time").isLessThanOrEqualTo(2);
        assertThat(stenogram.form(page + "/stop", WHY).statusCode()).isEqualTo(303);
        String stopped = Eventually.get(() -> stenogram.text(page), text -> text.contains(" 0 under way"));
        int after = ended("stopped", documents);
        Thread.sleep(2000);

        assertThat(stopped).contains("<h2 id=\"progress\">Stopped</h2>", "stopped by I. Calder");
        assertThat(after).isLessThan(40);
        assertThat(ended("stopped", documents)).isEqualTo(after);
    }

    @Test
    void whatFailedIsChosenByItsFailureAndRunAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("blank.txt"), "  \n \n");
        stenogram.archive(file);

        String page = made("which=failed&collection=tests&sample=20&who=I.+Calder");

        assertThat(answered(page)).contains("would fail").contains("blank.txt");
    }

    @Test
    void aChoiceThatMeansNothingIsRefusedInPlainWords() throws Exception {
        assertThat(stenogram.text("/rerun?which=failed&software=other")).contains("has no edition whose quality");
        assertThat(stenogram.text("/rerun?signal=confidence")).contains("The threshold is a number from 0 to 1");
        assertThat(stenogram.text("/rerun?collection=nowhere&which=archived")).contains("0 documents are as you chose");
        HttpResponse<String> nothing = stenogram.form("/rerun", "which=archived&collection=nowhere&who=I.+Calder");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("No document is as you chose");
    }

    /// As a version of before would have left it: a turn was not seen, another was given to somebody else, a rule that
    /// is
    /// no more had made an edit.
    private void asAnOlderVersionLeftIt(UUID document) throws Exception {
        List<JsonNode> speeches = speeches(document);
        execute(
                "DELETE FROM archive.segment s USING archive.edition e WHERE s.run_id = e.run_id AND e.document_id = ?::uuid AND s.ordinal = "
                        + speeches.get(1).path("ordinal").asInt(),
                document);
        execute("INSERT INTO archive.person (person_id, name) VALUES (gen_random_uuid(), 'Nobody Ever')", null);
        execute(
                "UPDATE archive.segment s SET person_id = (SELECT person_id FROM archive.person WHERE name = 'Nobody Ever'),"
                        + " speaker_name = 'Nobody Ever', speaker = jsonb_set(s.speaker, '{name}', '\"Nobody Ever\"')"
                        + " FROM archive.edition e WHERE s.run_id = e.run_id AND e.document_id = ?::uuid AND s.ordinal = "
                        + speeches.get(3).path("ordinal").asInt(),
                document);
        execute(
                "UPDATE archive.edition SET edits = '[{\"rule\": \"withdrawn-rule\", \"version\": 1, \"start\": 0, \"end\": 0,"
                        + " \"before\": \"\", \"after\": \"\", \"reason\": \"\"}]' WHERE document_id = ?::uuid",
                document);
        execute("UPDATE archive.event SET software = '0.0.1' WHERE document_id = ?::uuid", document);
    }

    private String made(String fields) throws Exception {
        HttpResponse<String> made = stenogram.form("/rerun", fields);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        return made.headers().firstValue("location").orElseThrow();
    }

    /// The page once every document of the sample has its answer.
    private String answered(String page) {
        return Eventually.get(
                () -> stenogram.text(page),
                text -> text.contains("The sample, document by document") && !text.contains("being tried out"));
    }

    private UUID archive(String collection, String name, int seed) throws Exception {
        return archiveFiles(collection, List.of(Files.writeString(folder.resolve(name), GeneratedRecord.text(seed))))
                .getFirst();
    }

    private List<UUID> archiveMany(String collection, int count, int seed) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Files.writeString(folder.resolve("record-%d.txt".formatted(i)), GeneratedRecord.text(seed + i)));
        }
        return archiveFiles(collection, files);
    }

    private List<UUID> archiveFiles(String collection, List<Path> files) throws Exception {
        try (var client = stenogram.client()) {
            UUID batch = client.openBatch(collection);
            for (Path file : files) {
                client.upload(batch, file.getFileName().toString(), file);
            }
            client.seal(batch, files.size());
            stenogram.closed(batch);
            List<UUID> documents = new ArrayList<>();
            for (JsonNode arrival : stenogram
                    .get("/api/v1/batches/" + batch + "/arrivals?limit=200")
                    .path("items")) {
                assertThat(arrival.path("state").asText()).isEqualTo("archived");
                documents.add(UUID.fromString(arrival.path("documentId").asText()));
            }
            assertThat(documents).hasSize(files.size());
            return documents;
        }
    }

    private static List<JsonNode> speeches(UUID document) throws Exception {
        List<JsonNode> speeches = new ArrayList<>();
        stenogram
                .get("/api/v1/documents/%s/segments?limit=200".formatted(document))
                .path("items")
                .forEach(speeches::add);
        speeches.removeIf(segment -> !segment.path("kind").asText().equals("speech"));
        return speeches;
    }

    private static String speaker(UUID document, int ordinal) throws Exception {
        return speeches(document).stream()
                .filter(speech -> speech.path("ordinal").asInt() == ordinal)
                .map(speech -> speech.path("speaker").path("name").asText())
                .findFirst()
                .orElse("");
    }

    private static String editions(UUID document) throws Exception {
        return number("SELECT count(*) FROM archive.edition WHERE document_id = '" + document + "'");
    }

    private static int ended(String collection, List<UUID> documents) throws Exception {
        String ended = number("SELECT count(*) FROM archive.edition e JOIN archive.document d USING (document_id)"
                + " WHERE e.edition_no = 2 AND d.collection = '" + collection + "'");
        assertThat(Integer.parseInt(ended)).isLessThanOrEqualTo(documents.size());
        return Integer.parseInt(ended);
    }

    /// The most runs that were open at once, by when each was asked for and when it was archived.
    private static int most(String collection) throws Exception {
        return Integer.parseInt(number("""
                SELECT coalesce(max(open), 0)
                  FROM (SELECT (SELECT count(*) FROM desk.rerun_document o JOIN archive.run r ON r.run_id = o.run_id
                                 WHERE o.rerun_id = d.rerun_id AND o.requested_at <= d.requested_at
                                   AND (o.ended_at IS NULL OR o.ended_at > d.requested_at)) AS open
                          FROM desk.rerun_document d
                          JOIN desk.rerun x USING (rerun_id)
                         WHERE x.choice LIKE '%%collection=%s' AND d.requested_at IS NOT NULL) AS counts
                """.formatted(collection)));
    }

    private static String number(String sql) throws Exception {
        try (Connection connection = stenogram.database();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql, @Nullable UUID document) throws Exception {
        try (Connection connection = stenogram.database();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (document != null) {
                statement.setString(1, document.toString());
            }
            assertThat(statement.executeUpdate()).as(sql).isPositive();
        }
    }
}
