package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stenogram.query.http.ArchiveRows.Doc;

class SearchApiIT extends SharedArchive {

    @Test
    void wordsOfASpeakerAreFoundWithTheirPlaceInTheOriginal() {
        UUID document = meeting();

        JsonNode found = search("gold watches", "Enver Hoxha");

        assertThat(found.path("items")).hasSize(1);
        JsonNode hit = found.path("items").path(0);
        assertThat(hit.path("documentId").asText()).isEqualTo(document.toString());
        assertThat(hit.path("speaker").path("name").asText()).isEqualTo("Enver Hoxha");
        assertThat(hit.path("speaker").path("label").asText()).isEqualTo("Comrade Enver Hoxha");
        assertThat(hit.path("ordinal").asInt()).isEqualTo(2);
        assertThat(hit.path("snippet").path("html").asText()).contains("<mark>gold</mark> <mark>watches</mark>");
        assertThat(hit.path("snippet").path("text").asText())
                .contains("gold watches")
                .doesNotContain("<mark>");
        assertThat(hit.path("place").path("originalStart").asInt()).isEqualTo(100 + "HEADING. ".length());
        assertThat(hit.path("place").path("page").asText()).isEqualTo("2");
        assertThat(query.get(hit.path("links").path("document").asText()).statusCode())
                .isEqualTo(200);
        assertThat(query.json(hit.path("links").path("permanent").asText())
                        .path("now")
                        .path("ordinal"))
                .isEqualTo(hit.path("ordinal"));
        assertThat(query.json(hit.path("links").path("segment").asText())
                        .path("items")
                        .path(0)
                        .path("ordinal")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Enver Hoxha",
                "enver hoxha",
                "ENVER  HOXHA",
                "Énver Hòxha",
                "Comrade Enver Hoxha",
                "comrade enver hoxha:",
                "Hoxha",
                "Hoxha, Enver"
            })
    void anySpellingOfASpeakerFindsTheSpeeches(String spelling) {
        meeting();

        JsonNode found = search("", spelling);

        assertThat(found.path("items"))
                .hasSize(2)
                .allSatisfy(hit ->
                        assertThat(hit.path("speaker").path("name").asText()).isEqualTo("Enver Hoxha"));
    }

    @Test
    void aHyphenInANameMakesNoDifference() {
        meeting();

        assertThat(search("", "choe yong geon").path("items")).hasSize(1);
    }

    @Test
    void anExactNameIsPreferredToNamesThatContainIt() {
        rows.document(new Doc("a.txt")
                .says("Kim Il Sung", "Kim Il Sung", "One. ")
                .says("Kim", "Kim", "Two. ")
                .says("Kim Jong", "Kim Jong", "Three. "));

        assertThat(texts(search("", "kim"))).containsExactly("Two. ");
        assertThat(texts(search("", "sung"))).containsExactly("One. ");
    }

    @Test
    void aLabelThatNobodyIsKnownByIsFoundToo() {
        rows.document(new Doc("a.txt").says(null, "Председатель", "Тихо! ").says("Ivan", "Ivan", "Yes. "));

        assertThat(texts(search("", "ПРЕДСЕДАТЕЛЬ"))).containsExactly("Тихо! ");
    }

    @Test
    void aPersonIsFoundByIdentifier() {
        meeting();

        assertThat(search("", ArchiveRows.id("person Enver Hoxha").toString()).path("items"))
                .hasSize(2);
    }

    @Test
    void nobodyOfThatNameMeansNothingFound() {
        meeting();

        assertThat(search("gold", "Nobody Known").path("items")).isEmpty();
    }

    @Test
    void speechesOfASpeakerComeInTheOrderInWhichTheyWereSpoken() {
        rows.document(new Doc("late.txt").on("1960").says("A", "A", "third "));
        rows.document(
                new Doc("early.txt").on("1959-06").says("A", "A", "first ").says("A", "A", "second "));
        rows.document(new Doc("undated.txt").says("A", "A", "last "));

        assertThat(texts(search("", "A"))).containsExactly("first ", "second ", "third ", "last ");
    }

    @Test
    void markupInATextIsShownAsTextAndOnlyWhatWasFoundIsMarked() {
        rows.document(
                new Doc("evil.txt")
                        .says(
                                "A",
                                "A",
                                "<script>alert(1)</script> & \uE000fake\uE001 \"quoted\" treasure <img src=x onerror=alert(2)> "));

        JsonNode hit = search("treasure", "").path("items").path(0);

        String html = hit.path("snippet").path("html").asText();
        assertThat(html)
                .contains("<mark>treasure</mark>")
                .doesNotContain("<script")
                .doesNotContain("<img");
        assertThat(html.replace("<mark>treasure</mark>", ""))
                .doesNotContain("<")
                .doesNotContain("mark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'\"\\%_()!<|:*",
                "'",
                "\"",
                "\\",
                "((((",
                "!!!",
                "a & | b",
                "-",
                "-gold",
                ":*",
                "the",
                "💥",
                "\u0007",
                "\uFFFF",
                "a:*b<->c",
                "' OR 1=1 --",
                "%00",
                "or or or"
            })
    void anyInputIsAnswered(String words) {
        meeting();

        for (String parameter : List.of("q", "speaker", "collection", "kind", "from", "cursor", "limit")) {
            HttpResponse<String> response = query.get(
                    "/api/v1/search?speaker=A".replace(parameter.equals("speaker") ? "speaker=A" : "\0", "q=x") + "&"
                            + parameter + "=" + encode(words));
            assertThat(response.statusCode())
                    .as("%s=%s: %s", parameter, words, response.body())
                    .isIn(200, 400);
        }
    }

    /// Twelve signs have half a thousand million orders; each stands before and after each other one here, in many a
    /// row.
    @Test
    void theSignsOfEveryLanguageInAnyOrderAreAnswered() {
        meeting();
        List<String> signs = List.of("'", "\"", "\\", "%", "_", "(", ")", "!", "<", "|", ":", "*");
        List<String> rows = new ArrayList<>();
        signs.forEach(one -> signs.forEach(other -> rows.add(one + other)));
        Random random = new Random(12);
        for (int i = 0; i < 250; i++) {
            List<String> shuffled = new ArrayList<>(signs);
            Collections.shuffle(shuffled, random);
            rows.add(String.join(i % 3 == 0 ? " " : "", shuffled));
            rows.add(String.join(i % 2 == 0 ? "gold" : "ab", shuffled));
        }

        assertThat(rows).allSatisfy(row -> {
            String value = encode(row);
            for (String question : List.of("q=" + value, "q=gold&speaker=" + value + "&office=" + value)) {
                assertThat(query.get("/api/v1/search?" + question).statusCode()).isIn(200, 400);
            }
            assertThat(query.get("/api/v1/search/facets?q=" + value).statusCode())
                    .isIn(200, 400);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "harb*, 1 2",
        "harbo*, 1 2",
        "dredg*, 1",
        "harb* -dredg*, 2",
        "harb* pilots, 2",
        "'\"the harbour\" dred*', 1",
        "'\"harb*\"', ''",
        "-harb* sugar, 3",
        "HARB*, 1 2",
        "x*, ''",
        "sug* or harbour, ''",
        "suga*, 3",
    })
    void wordsAreFoundByTheirBeginning(String words, String expected) {
        rows.document(new Doc("a.txt")
                .says("A", "A", "the harbour has dredgers")
                .says("A", "A", "harbours need pilots")
                .says("A", "A", "sugar is dear"));

        List<String> found = new ArrayList<>();
        search(words, "")
                .path("items")
                .forEach(hit -> found.add(hit.path("ordinal").asText()));
        assertThat(found.stream().sorted().toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void whatFitsIsCountedByEachOfItsSides() {
        meeting();
        rows.document(new Doc("b.txt").in("letters").on("1961-02").says(null, "Chairman", "Gold, and more gold. "));

        JsonNode counted = query.json("/api/v1/search/facets?q=gold");

        assertThat(counted.path("counted").asInt()).isEqualTo(3);
        assertThat(counted.path("more").asBoolean()).isFalse();
        assertThat(facet(counted, "speaker"))
                .containsExactlyInAnyOrder("Enver Hoxha 1", "Choe Yong-geon 1", "Chairman 1");
        assertThat(facet(counted, "collection")).containsExactly("minutes 2", "letters 1");
        assertThat(facet(counted, "year")).containsExactly("1959 2", "1961 1");
        assertThat(facet(counted, "kind")).containsExactly("speech 3");
        assertThat(facet(counted, "language")).containsExactly("en 3");
        for (JsonNode facet : counted.path("facets")) {
            for (JsonNode value : facet.path("values")) {
                String name = facet.path("name").asText();
                String filter = name.equals("year")
                        ? "from=%1$s&to=%1$s".formatted(value.path("value").asText())
                        : name + "=" + encode(value.path("value").asText());
                assertThat(query.json("/api/v1/search?q=gold&" + filter).path("items"))
                        .as(filter)
                        .hasSize(value.path("count").asInt());
            }
        }
    }

    @Test
    void aThousandAreRankedAndTenThousandCountedAndTheAnswerSaysSo() {
        rows.document(new Doc("a.txt").says("A", "A", "gold"));
        rows.execute("""
                INSERT INTO archive.segment (run_id, ordinal, kind, start_offset, end_offset, original_start, original_end,
                       confidence, annotations, body, search_config)
                SELECT run_id, number, 'speech', 0, 0, 0, 0, 1, '[]', 'gold ' || number, 'english'
                  FROM archive.segment, generate_series(2, 10001) number
                """);

        JsonNode found = query.json("/api/v1/search?q=gold&limit=1");
        assertThat(found.path("candidates").asInt()).isEqualTo(1_000);
        assertThat(found.path("more").asBoolean()).isTrue();
        JsonNode counted = query.json("/api/v1/search/facets?q=gold");
        assertThat(counted.path("counted").asInt()).isEqualTo(10_000);
        assertThat(counted.path("more").asBoolean()).isTrue();
        assertThat(query.get("/search?q=gold", "Accept", "text/html").body())
                .contains(
                        "More than 10,000 passages fit; this many of them are counted.",
                        "The first 1,000 of the archive");

        rows.execute("DELETE FROM archive.segment WHERE ordinal = 2");
        assertThat(query.json("/api/v1/search/facets?q=gold").path("more").asBoolean())
                .isFalse();
        rows.execute("DELETE FROM archive.segment WHERE ordinal > 1001");
        JsonNode all = query.json("/api/v1/search?q=gold&limit=1");
        assertThat(all.path("candidates").asInt()).isEqualTo(1_000);
        assertThat(all.path("more").asBoolean()).isFalse();
    }

    @Test
    void aPhraseIsLookedForInThePassagesThatHaveItsWordsAndTheAnswerSaysSo() {
        rows.document(new Doc("a.txt").says("A", "A", "gold watches"));
        rows.execute("""
                INSERT INTO archive.segment (run_id, ordinal, kind, start_offset, end_offset, original_start, original_end,
                       confidence, annotations, body, search_config)
                SELECT run_id, number, 'speech', 0, 0, 0, 0, 1, '[]',
                       CASE WHEN number % 10 = 0 THEN 'gold watches' ELSE 'watches of gold' END, 'english'
                  FROM archive.segment, generate_series(2, 12000) number
                """);

        JsonNode found = query.json("/api/v1/search?limit=1&q=" + encode("\"gold watches\""));
        // Of the first 3,000 every tenth.
        assertThat(found.path("candidates").asInt()).isBetween(250, 302);
        assertThat(found.path("more").asBoolean()).isTrue();
        JsonNode counted = query.json("/api/v1/search/facets?q=" + encode("\"gold watches\""));
        assertThat(counted.path("counted").asInt()).isBetween(900, 1001);
        assertThat(counted.path("more").asBoolean()).isTrue();
        assertThat(query.get("/search?q=" + encode("\"gold watches\""), "Accept", "text/html")
                        .body())
                .contains("More than 10,000 passages have these words");
        assertThat(query.get("/search?q=" + encode("\"gold gold\""), "Accept", "text/html")
                        .body())
                .contains("Nothing was found", "in 0 the words stand as asked");

        rows.execute("DELETE FROM archive.segment WHERE ordinal > 3000");
        JsonNode all = query.json("/api/v1/search?limit=1&q=" + encode("\"gold watches\""));
        assertThat(all.path("candidates").asInt()).isEqualTo(301);
        assertThat(all.path("more").asBoolean()).isFalse();
    }

    /// PostgreSQL itself, asked for each segment without an index, says what fits.
    @Test
    void whatIsFoundIsWhatFitsWhateverTheForm() throws SQLException {
        Random random = new Random(8);
        String[] words = {"gold", "watches", "Haus", "verkauft", "silver", "present"};
        for (int i = 0; i < 40; i++) {
            Doc doc = new Doc("d" + i + ".txt");
            String language = i % 3 == 0 ? "german" : "english";
            for (int turn = 0; turn < 4; turn++) {
                doc.saysIn(language, "A", "A", drawn(random, words, 1 + random.nextInt(6)) + ". ");
            }
            rows.document(doc);
        }
        List<String> questions = new ArrayList<>(List.of(
                "-gold",
                "-\"gold watches\"",
                "gold -\"gold watches\"",
                "\"gold watches\" -silver",
                "gold-watches",
                "-gold-watches",
                "\"gold watches\" or \"silver present\"",
                "wat* \"gold watches\"",
                "-wat* \"silver gold\"",
                "gold or -\"silver gold\"",
                "\"gold -watches\"",
                "\"gold or watches\""));
        for (int i = 0; i < 40; i++) {
            StringBuilder question = new StringBuilder();
            for (int part = 0; part <= random.nextInt(3); part++) {
                String one = drawn(random, words, 1 + random.nextInt(3));
                question.append(part > 0 && random.nextInt(3) == 0 ? "or " : "")
                        .append(random.nextInt(4) == 0 ? "-" : "")
                        .append(one.contains(" ") && random.nextBoolean() ? '"' + one + '"' : one)
                        .append(' ');
            }
            questions.add(question.toString().strip());
        }
        for (String question : questions) {
            JsonNode found = query.json("/api/v1/search?limit=1&q=" + encode(question));
            String beginnings = question.contains("wat*") ? (question.contains("-wat*") ? "!" : "") + "''wat'':*" : "";
            int expected = counted("""
                    SELECT count(*) FROM archive.segment s
                     WHERE to_tsvector(s.search_config::regconfig, s.body) @@
                           (websearch_to_tsquery(s.search_config::regconfig, '%s') && to_tsquery(s.search_config::regconfig, '%s'))
                    """.formatted(question.replaceAll("-?wat\\*", ""), beginnings));

            assertThat(found.path("candidates").asInt()).as(question).isEqualTo(expected);
            assertThat(query.json("/api/v1/search/facets?q=" + encode(question))
                            .path("counted")
                            .asInt())
                    .as(question)
                    .isEqualTo(expected);
        }
    }

    private int counted(String sql) throws SQLException {
        try (Connection connection = archive.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String drawn(Random random, String[] words, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(" "));
    }

    @Test
    void anOfficeALanguageAndASureAttributionMayBeAskedFor() {
        meeting();

        for (String filter : List.of("office=first+secretary", "office=SECRETARY", "language=en", "confidence=0.9")) {
            assertThat(query.json("/api/v1/search?q=watches&" + filter).path("items"))
                    .as(filter)
                    .hasSize(2);
        }
        for (String filter : List.of("office=second+secretary", "language=de", "confidence=0.95")) {
            assertThat(query.json("/api/v1/search?q=watches&" + filter).path("items"))
                    .as(filter)
                    .isEmpty();
        }
    }

    @Test
    void thePageOffersToNarrowTheSearchWithoutAScript() {
        meeting();

        String page = query.get("/search?q=gold", "Accept", "text/html").body();

        assertThat(page).contains("2 passages fit.", "href=\"/search?q=gold&amp;from=1959&amp;to=1959\"");
        String chosen = query.get("/search?q=gold&collection=minutes", "Accept", "text/html")
                .body();
        assertThat(chosen).contains("href=\"/search?q=gold\" aria-current=\"true\">minutes");
    }

    @Test
    void aNulIsRefusedInPlainWords() {
        HttpResponse<String> response = query.get("/api/v1/search?q=a%00b");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(QueryServer.json(response).path("type").asText()).isEqualTo("urn:stenogram:problem:bad-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%", "q=%zz", "q=%ff%fe", "q", "q=", "%71=gold", "=&=", "q=a&q=b", "&&&", "q=%ed%a0%80"})
    void aBrokenQueryStringIsAnswered(String raw) throws Exception {
        try (RawConnection connection = new RawConnection(query.port())) {
            int status = connection.get("/api/v1/search?" + raw);
            assertThat(status).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from=1959, a b c d",
        "from=1960, d",
        "to=1959, a b c",
        "from=1959-06&to=1959-06, a b c",
        "from=1959-06-06&to=1959-06-06, a b c",
        "from=1959-06-07, b c d",
        "to=1959-05, c",
        "from=1959-07, c d",
        "from=2000, ''",
    })
    void datesMayBeShortenedOnBothSides(String parameters, String expected) {
        rows.document(new Doc("a.txt").on("1959-06-06").says("A", "A", "a"));
        rows.document(new Doc("b.txt").on("1959-06").says("A", "A", "b"));
        rows.document(new Doc("c.txt").on("1959").says("A", "A", "c"));
        rows.document(new Doc("d.txt").on("1960-01-31").says("A", "A", "d"));
        rows.document(new Doc("e.txt").says("A", "A", "e"));

        List<String> found = texts(query.json("/api/v1/search?speaker=A&" + parameters));

        assertThat(found.stream().sorted().toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void wordsAreFoundInTheLanguageOfTheirDocument() {
        rows.document(new Doc("de.txt").saysIn("german", "A", "A", "Die Häuser sind verkauft. "));
        rows.document(new Doc("xx.txt").saysIn("simple", "A", "A", "Shtëpitë janë shitur. "));

        assertThat(search("Haus", "").path("items")).hasSize(1);
        assertThat(search("shtëpitë", "").path("items")).hasSize(1);
    }

    @Test
    void everyHitComesOnceOverAllPages() {
        for (int i = 0; i < 5; i++) {
            Doc doc = new Doc("d" + i + ".txt").on("195" + i);
            IntStream.range(0, 7).forEach(turn -> doc.says("A", "A", "gold ".repeat(1 + turn % 3) + "speech " + turn));
            rows.document(doc);
        }

        for (String question : List.of("q=gold", "speaker=A", "q=gold&speaker=A")) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            int pages = 0;
            do {
                JsonNode page = query.json("/api/v1/search?limit=4&" + question + cursor);
                page.path("items")
                        .forEach(hit -> seen.add(hit.path("documentId").asText() + hit.path("ordinal")));
                cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
                pages++;
            } while (!cursor.isEmpty());
            assertThat(seen).hasSize(35).doesNotHaveDuplicates();
            assertThat(pages).isEqualTo(9);
        }
    }

    @Test
    void theBestFittingComesFirst() {
        rows.document(new Doc("a.txt").says("A", "A", "gold and many other things that have nothing to do with it"));
        rows.document(new Doc("b.txt").says("A", "A", "gold gold gold"));

        assertThat(search("gold", "").path("items").path(0).path("name").asText())
                .isEqualTo("b.txt");
    }

    @Test
    void olderEditionsAreNotFound() {
        UUID document = meeting();
        rows.execute("UPDATE archive.document SET current_run_id = NULL WHERE document_id = ?", document);

        assertThat(search("gold", "").path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q=",
                "q=gold&limit=0",
                "q=gold&limit=201",
                "q=gold&limit=x",
                "q=gold&cursor=x",
                "q=gold&cursor=AAAA",
                "q=gold&from=1959-13",
                "q=gold&from=1960&to=1959",
                "q=gold&kind=shout",
                "q=gold&speeker=x",
                "q=gold&confidence=2",
                "q=gold&confidence=NaN",
                "q=gold&from=%2B999",
            })
    void aQuestionThatMakesNoSenseIsRefused(String parameters) {
        HttpResponse<String> response = query.get("/api/v1/search?" + parameters);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(QueryServer.json(response).path("detail").asText()).isNotBlank();
    }

    @Test
    void tooLongAQuestionIsRefused() {
        assertThat(query.get("/api/v1/search?q=" + "x".repeat(501)).statusCode())
                .isEqualTo(400);
        assertThat(query.get("/api/v1/search?q=" + encode("💥".repeat(500))).statusCode())
                .isEqualTo(200);
    }

    private UUID meeting() {
        return rows.document(new Doc("meeting.txt")
                .titled("Notes")
                .on("1959-06-06")
                .has("heading", "HEADING. ")
                .says("Enver Hoxha", "Comrade Enver Hoxha", "He gave them gold watches as a present. ")
                .says("Choe Yong-geon", "Comrade Choe Yong-geon", "We saw the gold watches too. ")
                .says("Enver Hoxha", "Comrade Enver Hoxha", "Thank you. "));
    }

    private JsonNode search(String words, String speaker) {
        return query.json("/api/v1/search?q=" + encode(words) + "&speaker=" + encode(speaker));
    }

    private static List<String> texts(JsonNode page) {
        List<String> texts = new ArrayList<>();
        page.path("items")
                .forEach(hit -> texts.add(hit.path("snippet").path("text").asText()));
        return texts;
    }

    private static List<String> facet(JsonNode counted, String name) {
        List<String> values = new ArrayList<>();
        counted.path("facets").forEach(facet -> {
            if (facet.path("name").asText().equals(name)) {
                facet.path("values")
                        .forEach(value -> values.add(value.path("label").asText() + " " + value.path("count")));
            }
        });
        return values;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
