package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.stenogram.query.http.ArchiveRows.Doc;

class PagesIT extends ServedArchive {

    @Test
    void theFirstPageOfAnEmptyArchiveSaysWhatToDoFirst() {
        assertThat(page("/")).contains("Nothing has come in yet");
    }

    @Test
    void theFirstPageSaysWhereEverythingIs() {
        rows.document(new Doc("a.txt").titled("Notes on a talk").says("A", "A", "a"));
        rows.arrival("monday", "empty.txt", "failed");

        for (String path : List.of("/", "/live")) {
            assertThat(page(path))
                    .contains("Notes on a talk", "/documents/" + ArchiveRows.id("a.txt"))
                    .contains("speaker-segmentation")
                    .contains("The file is empty.", "Drop it again when it has text.")
                    .contains("/batches/" + ArchiveRows.id("monday"))
                    .doesNotContain("Nothing has come in yet");
        }
    }

    @Test
    void aSearchIsReadWithItsSpeakersAndMarks() {
        UUID id = rows.document(
                new Doc("a.txt").says("Jon Aas", "Comrade Aas", "He gave them gold & watches as a present. "));

        assertThat(page("/search?q=gold+watches"))
                .contains("Jon Aas", "<mark>gold</mark> &amp; <mark>watches</mark>")
                .contains("/documents/" + id + "/segment?edition=1&amp;ordinal=1");
        assertThat(page("/search")).contains("Find who said what");
        assertThat(page("/search?q=silver")).contains("Nothing was found");
        HttpResponse<String> bad = query.get("/search?q=gold&from=yesterday");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("must be a date", "value=\"gold\"");
    }

    @Test
    void aSearchIsKeptRunNamedAnewAndForgotten() {
        rows.document(new Doc("a.txt").in("harbour").says("Jon Aas", "Comrade Aas", "He gave them gold watches. "));
        assertThat(page("/searches")).contains("No search is kept yet");
        assertThat(page("/search?q=gold+watches&collection=harbour"))
                .contains("Keep this search", "name=\"collection\" value=\"harbour\"")
                .doesNotContain("All see it");

        assertThat(form("/searches", "name=Gold+%3Cb%3E&who=Ida&q=gold+watches&collection=harbour&from=1959"))
                .isEqualTo(303);
        assertThat(form("/searches", "name=Gold+%3Cb%3E&who=Ida&q=silver")).isEqualTo(409);
        assertThat(form("/searches", "name=Nothing&who=Ida&collection=harbour")).isEqualTo(400);
        assertThat(form("/searches", "name=Kind&who=Ida&q=x&kind=song")).isEqualTo(400);

        String list = page("/searches");
        assertThat(list)
                .contains("Gold &lt;b&gt;", "“gold watches” · from 1959 · of harbour", "kept by Ida")
                .contains("/feeds/search?q=gold+watches&amp;from=1959&amp;collection=harbour")
                .doesNotContain("<b>");
        assertThat(page("/search")).contains("Gold &lt;b&gt;");
        JsonNode kept = query.json("/api/v1/saved-searches").path("items").path(0);
        String id = kept.path("savedSearchId").asText();
        assertThat(kept.path("search").path("q").asText()).isEqualTo("gold watches");
        for (String link : List.of("page", "results", "feed", "self")) {
            assertThat(query.get(kept.path("links").path(link).asText()).statusCode())
                    .as(link)
                    .isEqualTo(200);
        }

        assertThat(form("/searches/" + id + "/change", "name=Watches&who=Ida")).isEqualTo(303);
        assertThat(page("/searches")).contains("Watches").doesNotContain("&lt;b&gt;");
        assertThat(query.send(
                                "PATCH",
                                "/api/v1/saved-searches/" + id,
                                BodyPublishers.ofString("{\"name\":\"Gold\",\"changedBy\":\"Ida\"}"),
                                "Content-Type",
                                "application/json")
                        .body())
                .contains("\"name\":\"Gold\"");
        assertThat(form("/searches/" + id + "/delete", "who=Ida")).isEqualTo(303);
        assertThat(query.get("/api/v1/saved-searches/" + id).statusCode()).isEqualTo(404);
        assertThat(page("/activity"))
                .contains(
                        "save a search",
                        "change a search",
                        "delete a search",
                        "Watches → Gold",
                        "<strong>Ida</strong>");
    }

    @Test
    void theActivityOfARunOfManyIsReadInTheLanguageOfThePage() {
        rows.execute("INSERT INTO desk.activity (who, action, subject, was, became, reason) VALUES"
                + " ('Ida', 'finish running many again', 'which=archived&collection=harbour', 'running',"
                + " '12 archived, 3 failed', 'better rules'),"
                + " ('Ida', 'run many again', 'what is archived, collection old', NULL, '15 documents', 'before')");

        assertThat(page("/activity")).contains("What is in the archive, of harbour", "12 archived, 3 failed");
        assertThat(query.get("/activity", "Accept", "text/html", "Accept-Language", "de")
                        .body())
                .contains("aus harbour", "12 archiviert, 3 fehlgeschlagen", "what is archived, collection old")
                .doesNotContain("which=");
    }

    private int form(String path, String fields) {
        return query.send(
                        "POST",
                        path,
                        BodyPublishers.ofString(fields),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "text/html")
                .statusCode();
    }

    @Test
    void theNextPageOfASearchKeepsTheQuestion() {
        Doc doc = new Doc("a.txt").in("old minutes");
        for (int i = 0; i < 25; i++) {
            doc.says("Ann & Bo", "Ann & Bo", "gold " + i + " ");
        }
        rows.document(doc);

        String first = page("/search?q=gold&speaker=Ann+%26+Bo&collection=old+minutes");
        var next = Pattern.compile("class=\"more\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = page(next.group(1).replace("&amp;", "&"));

        assertThat(first.split("<blockquote>")).hasSize(21);
        assertThat(second.split("<blockquote>")).hasSize(6);
        assertThat(second).contains("That is all.");
    }

    @Test
    void aDocumentIsReadWithSpeakersInColoursOfTheirOwnAndItsPages() {
        UUID id = rows.document(new Doc("a.txt")
                .titled("Notes")
                .says("Jon Aas", "Comrade Aas", "First page, second page. ")
                .says("Ann Lie", "Ann Lie", "Yes. ")
                .says("Jon Aas", "Jon Aas", "Good. "));

        String page = page("/documents/" + id);

        var colours = Pattern.compile("class=\"passage speech (v[0-9])\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(colours).hasSize(3);
        assertThat(colours.get(0)).isEqualTo(colours.get(2)).isNotEqualTo(colours.get(1));
        assertThat(page)
                .contains("First<span class=\"page-break\">page 2</span> page, second page.")
                .contains("printed “Comrade Aas”")
                .contains("Original Language", "Albanian")
                .contains("join-line-wraps")
                .contains("· original 100–125, page 2");
        assertThat(page("/documents/" + id + "?from=3"))
                .contains("From the beginning")
                .doesNotContain("id=\"s1\"");
    }

    @Test
    void aLongDocumentIsReadInParts() {
        Doc doc = new Doc("long.txt");
        for (int i = 0; i < 130; i++) {
            doc.says("A", "A", "Speech " + i + ". ");
        }
        UUID id = rows.document(doc);

        assertThat(page("/documents/" + id))
                .contains("?from=101\">Read on", "id=\"s100\"")
                .doesNotContain("id=\"s101\"");
        assertThat(page("/documents/" + id + "?from=101"))
                .contains("id=\"s130\"")
                .doesNotContain("Read on");
    }

    @Test
    void markupOfStrangersIsShownAsText() {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        UUID id = rows.document(new Doc(evil).in(evil).titled(evil).says(evil, evil, "treasure " + evil + " "));

        for (String path : List.of(
                "/",
                "/live",
                "/search?q=treasure",
                "/search?q=" + "%22%3E%3Cscript%3E",
                "/documents/" + id,
                "/batches/" + ArchiveRows.id("batch of " + evil))) {
            assertThat(page(path)).as(path).doesNotContain("<script>alert", "<img", "\"><script>");
        }
    }

    @Test
    void noPageCarriesScriptOrStyleOfItsOwnAndAllThatItLoadsIsServedHere() {
        rows.document(new Doc("a.txt").says("A", "A", "a"));

        for (String path : List.of("/", "/search?q=a", "/documents/" + ArchiveRows.id("a.txt"))) {
            HttpResponse<String> response = query.get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self'")
                            .doesNotContain("unsafe"));
            assertThat(response.body()).doesNotContain(" style=", "<style", " onclick=", "javascript:");
            var loaded = Pattern.compile("<(?:script|link|img)[^>]* (?:src|href)=\"([^\"]+)\"")
                    .matcher(response.body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(loaded)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(address -> assertThat(query.get(address).statusCode())
                            .as(address)
                            .isEqualTo(200));
        }
    }

    @Test
    void aPersonWhoIsLostGetsAPageAndAProgramGetsJson() {
        HttpResponse<String> person = query.get("/nowhere", "Accept", "text/html,*/*;q=0.8");
        HttpResponse<String> program = query.get("/nowhere");

        assertThat(person.statusCode()).isEqualTo(404);
        assertThat(person.body()).contains("<h1>Nothing is served here</h1>");
        assertThat(QueryServer.json(program).path("type").asText()).isEqualTo("urn:stenogram:problem:unknown-path");
    }

    @Test
    void theMetricsOfTheReadmeAreThere() throws Exception {
        page("/");
        String metrics = query.get("/prometheus").body();
        List<String> listed = Files.readAllLines(Path.of(Objects.requireNonNull(System.getProperty("stenogram.root")))
                        .resolve("services/query/README.md"))
                .stream()
                .dropWhile(line -> !line.equals("## Metrics"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();

        assertThat(listed).isNotEmpty().allSatisfy(name -> assertThat(metrics).contains("# HELP " + name + " "));
    }

    private String page(String path) {
        HttpResponse<String> response = query.get(path, "Accept", "text/html");
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
        return response.body();
    }
}
