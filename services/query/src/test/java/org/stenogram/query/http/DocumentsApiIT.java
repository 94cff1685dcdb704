package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stenogram.query.http.ArchiveRows.Doc;

class DocumentsApiIT extends ServedArchive {

    private static final String DOCUMENTS = "/api/v1/documents";

    @Test
    void documentsComeLatestFirstAndEachOnceOverAllPages() {
        for (int i = 0; i < 7; i++) {
            rows.document(new Doc("d" + i + ".txt")
                    .in(i < 3 ? "letters" : "minutes")
                    .on("195" + i)
                    .archivedAfter(i / 2)
                    .says("A", "A", "a"));
        }

        assertThat(names("?limit=200")).hasSize(7).doesNotHaveDuplicates().startsWith("d6.txt");
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = query.json(DOCUMENTS + "?limit=2" + cursor);
            page.path("items").forEach(item -> paged.add(item.path("name").asText()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(names("?limit=200"));
        assertThat(names("?collection=letters")).containsExactlyInAnyOrder("d0.txt", "d1.txt", "d2.txt");
        assertThat(names("?name=D5")).containsExactly("d5.txt");
        assertThat(names("?from=1953&to=1954")).containsExactlyInAnyOrder("d3.txt", "d4.txt");
    }

    @Test
    void aDocumentIsToldInFullAndItsTextsLieBehindLinks() throws Exception {
        UUID id = meeting();
        Files.createDirectories(bucket.resolve("originals"));
        Files.writeString(bucket.resolve("originals").resolve(ArchiveRows.hash("meeting.txt")), "the bytes");

        JsonNode document = query.json(DOCUMENTS + "/" + id);

        assertThat(document.path("document").path("title").asText()).isEqualTo("Notes");
        assertThat(document.path("document").path("speakers").path(0).asText()).isEqualTo("Enver Hoxha");
        assertThat(document.path("header").path(0).path("name").asText()).isEqualTo("Original Language");
        assertThat(document.path("participants")).hasSize(2);
        assertThat(document.path("segments").asInt()).isEqualTo(3);
        assertThat(document.path("edits").asInt()).isEqualTo(2);
        assertThat(document.path("editions").path(0).path("current").asBoolean())
                .isTrue();
        assertThat(query.get(DOCUMENTS + "/" + id + "/text").body())
                .isEqualTo("HEADING. He gave them gold watches. We saw them. ");
        assertThat(new String(query.getBytes(DOCUMENTS + "/" + id + "/original").body(), StandardCharsets.UTF_8))
                .isEqualTo("the bytes");
        JsonNode edits = query.json(DOCUMENTS + "/" + id + "/edits?limit=1");
        assertThat(edits.path("items").path(0).path("rule").asText()).isEqualTo("join-line-wraps");
        assertThat(query.json(DOCUMENTS + "/" + id + "/edits?cursor="
                                + edits.path("next").asText())
                        .path("items")
                        .path(0)
                        .path("rule")
                        .asText())
                .isEqualTo("page-break");
    }

    @Test
    void anyEditionIsGivenByItsNumberOrAsOfATime() {
        UUID id = meeting();
        String first = query.get(DOCUMENTS + "/" + id + "/text").body();
        rows.secondEdition("meeting.txt", "Entirely new words.");
        JsonNode editions = query.json(DOCUMENTS + "/" + id).path("editions");
        String firstAt = editions.path(1).path("archivedAt").asText();
        String secondAt = editions.path(0).path("archivedAt").asText();

        assertThat(query.get(DOCUMENTS + "/" + id + "/text").body()).isEqualTo("Entirely new words.");
        for (String which : List.of("edition=1", "at=" + firstAt)) {
            assertThat(query.get(DOCUMENTS + "/" + id + "/text?" + which).body())
                    .as(which)
                    .isEqualTo(first);
            assertThat(query.json(DOCUMENTS + "/" + id + "/segments?" + which).path("items"))
                    .as(which)
                    .hasSize(3);
            assertThat(query.json(DOCUMENTS + "/" + id + "/edits?" + which).path("items"))
                    .as(which)
                    .hasSize(2);
            assertThat(query.json(DOCUMENTS + "/" + id + "/export?" + which)
                            .path("text")
                            .asText())
                    .as(which)
                    .isEqualTo(first);
        }
        for (String which : List.of("edition=2", "at=" + secondAt, "at=2100-01-01")) {
            assertThat(query.get(DOCUMENTS + "/" + id + "/text?" + which).body())
                    .as(which)
                    .isEqualTo("Entirely new words.");
        }
        assertThat(query.get(DOCUMENTS + "/" + id + "/text?edition=3").statusCode())
                .isEqualTo(404);
        assertThat(query.get(DOCUMENTS + "/" + id + "/text?at=1900-01-01").statusCode())
                .isEqualTo(404);
        for (String bad : List.of("at=yesterday", "at=2026-02-31", "edition=1&at=2026-01-01", "edition=0")) {
            assertThat(query.get(DOCUMENTS + "/" + id + "/text?" + bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void segmentsCoverTheTextWithoutGapWhateverThePageSize() {
        UUID id = meeting();

        StringBuilder text = new StringBuilder();
        int end = 0;
        String cursor = "";
        do {
            JsonNode page = query.json(DOCUMENTS + "/" + id + "/segments?limit=1" + cursor);
            for (JsonNode segment : page.path("items")) {
                assertThat(segment.path("start").asInt()).isEqualTo(end);
                end = segment.path("end").asInt();
                text.append(segment.path("text").asText());
            }
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());

        assertThat(text.toString())
                .isEqualTo(query.get(DOCUMENTS + "/" + id + "/text").body());
        JsonNode second = query.json(DOCUMENTS + "/" + id + "/segments?from=2&limit=1")
                .path("items")
                .path(0);
        assertThat(second.path("speaker").path("name").asText()).isEqualTo("Enver Hoxha");
        assertThat(second.path("speaker").path("rule").asText()).isEqualTo("exact");
    }

    @Test
    void whoHasTheCurrentEditionGetsNoneAgain() {
        UUID id = meeting();
        HttpResponse<String> first = query.get(DOCUMENTS + "/" + id);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(query.get(DOCUMENTS + "/" + id, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(query.get(DOCUMENTS + "/" + id + "/segments", "If-None-Match", "W/\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOriginalIsSavedAndNeverRunByABrowser() throws Exception {
        UUID id = rows.document(new Doc("a \"b\" ü.html").of("text/html").says("A", "A", "a"));
        Files.createDirectories(bucket.resolve("originals"));
        Files.writeString(
                bucket.resolve("originals").resolve(ArchiveRows.hash("a \"b\" ü.html")), "<script>1</script>");

        HttpResponse<byte[]> original = query.getBytes(DOCUMENTS + "/" + id + "/original");

        assertThat(original.statusCode()).isEqualTo(200);
        assertThat(original.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(original.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"a _b_ _.html\"; filename*=UTF-8''a%20%22b%22%20%C3%BC.html");
        assertThat(original.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void anOriginalThatTheBucketLostIsSaidToBeMissing() {
        HttpResponse<String> response = query.get(DOCUMENTS + "/" + meeting() + "/original");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(QueryServer.json(response).path("detail").asText()).contains("does not have its bytes");
    }

    @Test
    void aTimelineTellsEachStepWithItsTime() {
        UUID id = meeting();
        rows.event("meeting.txt", "org.stenogram.document.received.v1", 0);
        rows.event("meeting.txt", "org.stenogram.document.cleaned.v1", 1);

        JsonNode timeline = query.json(DOCUMENTS + "/" + id + "/timeline");

        assertThat(timeline.path("arrivals")).hasSize(1);
        assertThat(timeline.path("runs").path(0).path("steps").findValuesAsText("name"))
                .containsExactly("opened", "cleaned", "segmented", "archived");
        assertThat(timeline.path("runs").path(0).path("seconds").asDouble()).isEqualTo(3.0);
        assertThat(timeline.path("events").findValuesAsText("type"))
                .containsExactly("org.stenogram.document.received.v1", "org.stenogram.document.cleaned.v1");
    }

    @Test
    void aFileThatFailedHasATimelineAndNoDocument() {
        rows.arrival("batch", "empty.txt", "failed");
        UUID id = ArchiveRows.id("empty.txt");

        assertThat(query.get(DOCUMENTS + "/" + id).statusCode()).isEqualTo(404);
        JsonNode timeline = query.json(DOCUMENTS + "/" + id + "/timeline");
        assertThat(timeline.path("failures")
                        .path(0)
                        .path("failure")
                        .path("code")
                        .asText())
                .isEqualTo("empty-file");
    }

    @Test
    void peopleAreListedByNameAndToldWithTheirDocuments() {
        meeting();

        JsonNode people = query.json("/api/v1/people");
        assertThat(people.path("items").findValuesAsText("name")).containsExactly("Choe Yong-geon", "Enver Hoxha");
        JsonNode found = query.json("/api/v1/people?name=hoxha").path("items");
        assertThat(found).hasSize(1);
        JsonNode person =
                query.json("/api/v1/people/" + found.path(0).path("personId").asText());
        assertThat(person.path("aliases").toString()).contains("Comrade Enver Hoxha");
        assertThat(person.path("documents").path(0).path("offices").path(0).asText())
                .isEqualTo("First Secretary");
        assertThat(query.get("/api/v1/people/" + ArchiveRows.id("nobody")).statusCode())
                .isEqualTo(404);
    }

    private UUID meeting() {
        return rows.document(new Doc("meeting.txt")
                .titled("Notes")
                .on("1959-06-06")
                .has("heading", "HEADING. ")
                .says("Enver Hoxha", "Comrade Enver Hoxha", "He gave them gold watches. ")
                .says("Choe Yong-geon", "Comrade Choe Yong-geon", "We saw them. "));
    }

    private List<String> names(String parameters) {
        return query.json(DOCUMENTS + parameters).path("items").findValuesAsText("name");
    }
}
