package org.stenogram.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.stenogram.query.http.ArchiveRows.Doc;
import org.stenogram.query.icu.Messages;

class LanguageIT extends ServedArchive {

    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{0}";

    @Test
    void everyPageIsGermanForWhoAsksForGerman() {
        UUID id = rows.document(new Doc("a.txt")
                .titled("Notes on a talk")
                .says("Jon Aas", "Comrade Aas", "He gave them gold watches. "));
        rows.arrival("monday", "empty.txt", "failed");
        rows.event("a.txt", "org.stenogram.document.received.v1", 0);
        String document = "/documents/" + id;
        String person = query.json("/api/v1/people")
                .path("items")
                .path(0)
                .path("personId")
                .asText();

        Map<String, List<String>> pages = Map.ofEntries(
                Map.entry(
                        "/",
                        List.of(
                                "Überblick",
                                "bereinigt den Text",
                                "</strong> Dokument,",
                                "Die Datei ist leer.",
                                "fehlgeschlagen")),
                Map.entry("/live", List.of("Neueste Dokumente", "Lieferungen")),
                Map.entry("/search", List.of("Finden, wer was gesagt hat")),
                Map.entry("/search?q=gold", List.of("1 Abschnitt passt.", "Die Suche eingrenzen", "Redebeitrag")),
                Map.entry("/search?q=silver", List.of("Nichts gefunden")),
                Map.entry("/search?q=gold&from=yesterday", List.of("Der Parameter from muss ein Datum wie 1959-06-06")),
                Map.entry("/quotation", List.of("Wo steht das?")),
                Map.entry("/quotation?q=gave+them+gold+watches", List.of("Ein Zitat finden")),
                Map.entry(
                        document, List.of("gedruckt „Comrade Aas“", "Prüfsumme (SHA-256)", "Fassung 1, die geltende")),
                Map.entry(document + "/compare", List.of("Warum", "Bereinigt")),
                Map.entry(
                        document + "/timeline",
                        List.of("In den Bucket aufgenommen", "Die Datei wurde einmal aufgenommen")),
                Map.entry(document + "/review", List.of("Weiter", "dieser Browser merkt ihn sich")),
                Map.entry(document + "/review?segment=1", List.of("Sprecher speichern", "Tasten")),
                Map.entry("/rerun", List.of("Dokumente auswählen")),
                Map.entry("/rerun?which=archived", List.of("Dokumente auswählen")),
                Map.entry(
                        "/rerun?which=archived&signal=confidence",
                        List.of("Der Schwellenwert ist eine Zahl von 0 bis 1")),
                Map.entry("/find?q=txt", List.of("Wo ist meine Datei?", "fehlgeschlagen")),
                Map.entry("/find?q=silver", List.of("Keine Datei passt zu „silver“")),
                Map.entry(
                        "/failures",
                        List.of("1 Datei wartet auf eine Entscheidung, aus 1 Ursache.", "Die Datei ist leer.")),
                Map.entry("/failures?stage=ingest&code=empty-file", List.of("Ausgewählte als erledigt ablegen")),
                Map.entry("/activity", List.of("Wer hat was getan")),
                Map.entry("/review", List.of("Durchsicht")),
                Map.entry("/people", List.of("1 Redebeitrag in 1 Dokument")),
                Map.entry("/people/" + person, List.of("Namensformen", "Wer ist wer")),
                Map.entry("/batches/" + ArchiveRows.id("monday"), List.of("Eingangsbestätigung drucken", "Lieferung")),
                Map.entry(
                        "/documents/" + ArchiveRows.id("none"),
                        List.of("Das gibt es im Archiv nicht", "Vielleicht ist es unterwegs")),
                Map.entry("/documents/1", List.of("Ein Dokument braucht eine Kennung")),
                Map.entry("/nowhere", List.of("Hier gibt es nichts", "Unter /nowhere gibt es nichts.")));
        SoftAssertions.assertSoftly(softly -> pages.forEach((path, texts) -> {
            HttpResponse<String> page = query.get(
                    path,
                    "Accept",
                    "text/html",
                    "Accept-Language",
                    "de-AT,de;q=0.9,en;q=0.5",
                    "Cookie",
                    path.endsWith("segment=1") ? "who=Ida" : "theme=light");

            String body = page.body();
            softly.assertThat(texts)
                    .as("missing on %s", path)
                    .filteredOn(text -> !body.contains(text))
                    .isEmpty();
            softly.assertThat(path.equals("/live") || body.contains("<html lang=\"de\">"))
                    .as(path)
                    .isTrue();
            softly.assertThat(page.headers().firstValue("Content-Language"))
                    .as(path)
                    .contains("de");
            softly.assertThat(String.join(",", page.headers().allValues("Vary")))
                    .as(path)
                    .contains("Accept-Language", "Cookie");
            softly.assertThat(page.headers().firstValue("Cache-Control"))
                    .as(path)
                    .isPresent();
            softly.assertThat(english(body)).as("English on %s", path).isEmpty();
        }));
    }

    @Test
    void theBestOfTheAskedLanguagesIsTaken() {
        assertThat(language("de")).isEqualTo("de");
        assertThat(language("fr-CH, fr;q=0.9, de;q=0.7, en;q=0.8")).isEqualTo("en");
        assertThat(language("fr-CH, fr;q=0.9, en;q=0.7, de;q=0.8")).isEqualTo("de");
        assertThat(language("fr")).isEqualTo("en");
        assertThat(language("*")).isEqualTo("en");
        assertThat(language(";;q=,,\"")).isEqualTo("en");
        assertThat(query.get("/").body()).contains("<html lang=\"en\">", "Nothing has come in yet");
    }

    @Test
    void whoHasChosenALanguageKeepsItWhateverTheBrowserAsksFor() {
        HttpResponse<String> chosen = choose("language=de&back=" + encoded("/search?q=gold%20watches&kind=speech"));

        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).contains("/search?q=gold%20watches&kind=speech");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("language=de", "HTTPOnly", "SameSite=Lax", "Path=/");
        String german =
                query.get("/", "Cookie", "language=de", "Accept-Language", "en").body();
        assertThat(german).contains("<html lang=\"de\">", "Es ist noch nichts eingegangen");
        assertThat(german)
                .contains("lang=\"de\" aria-current=\"true\">Deutsch", "lang=\"en\">English")
                .contains("name=\"back\" value=\"/\"");
        assertThat(query.get("/", "Cookie", "language=en", "Accept-Language", "de")
                        .body())
                .contains("<html lang=\"en\">");
        assertThat(query.get("/", "Cookie", "language=tlh", "Accept-Language", "de")
                        .body())
                .contains("<html lang=\"de\">");
        assertThat(query.get("/search?q=a%22b&kind=speech", "Cookie", "language=de")
                        .body())
                .contains("name=\"back\" value=\"/search?q=a%22b&amp;kind=speech\"");
    }

    @Test
    void theChoiceLeadsToNoOtherSite() {
        for (String elsewhere : List.of(
                "https://example.org/",
                "//example.org/",
                "/\\example.org",
                "\\\\example.org",
                "/ /x",
                "javascript:alert(1)",
                "/%",
                "/x\r\nSet-Cookie: a=b",
                "/\t/example.org",
                "")) {
            HttpResponse<String> led = choose("language=de&back=" + encoded(elsewhere));
            assertThat(led.statusCode()).as(elsewhere).isEqualTo(303);
            assertThat(led.headers().firstValue("Location")).as(elsewhere).contains("/");
            assertThat(led.headers().allValues("Set-Cookie")).as(elsewhere).hasSize(1);
        }
        assertThat(choose("language=tlh").statusCode()).isEqualTo(400);
        assertThat(choose("").statusCode()).isEqualTo(400);
        assertThat(query.send(
                                "POST",
                                "/language",
                                BodyPublishers.ofString("language=de"),
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Origin",
                                "https://example.org")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void programsAreAnsweredInEnglishWhateverTheyAskFor() {
        HttpResponse<String> problem =
                query.get("/api/v1/documents/1", "Accept-Language", "de", "Cookie", "language=de");

        assertThat(problem.statusCode()).isEqualTo(400);
        assertThat(QueryServer.json(problem).path("title").asText()).isEqualTo("A parameter cannot be used");
        assertThat(QueryServer.json(problem).path("detail").asText()).startsWith("A document must be an identifier");
        assertThat(query.get("/feeds/documents", "Accept-Language", "de").body())
                .doesNotContain("Dokumente");
    }

    @Test
    void strangersTextStaysTextAndSaysItsLanguage() {
        UUID id = rows.document(
                new Doc(HOSTILE).in("x").titled(HOSTILE).says(HOSTILE, HOSTILE, "treasure " + HOSTILE + " "));

        for (String path : List.of(
                "/",
                "/search?q=treasure",
                "/find?q=zz" + encoded(HOSTILE),
                "/documents/" + id,
                "/documents/" + id + "/timeline",
                "/documents/" + id + "/compare",
                "/documents/" + id + "/review?segment=1",
                "/people?name=script")) {
            String page = query.get(path, "Accept", "text/html", "Accept-Language", "de")
                    .body();
            assertThat(page).as(path).doesNotContain("<script>alert", "<img", "\"><script>");
        }
        assertThat(query.get("/documents/" + id, "Accept-Language", "de").body())
                .containsPattern("<p class=\"words\" lang=\"[a-z]*\">");
    }

    private String language(String accepted) {
        return query.get("/", "Accept-Language", accepted)
                .headers()
                .firstValue("Content-Language")
                .orElse("");
    }

    private HttpResponse<String> choose(String form) {
        return query.send(
                "POST",
                "/language",
                BodyPublishers.ofString(form),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
    }

    /// The English texts of the bundle on a page, those long enough to be told from names and words of documents.
    private static List<String> english(String page) {
        ResourceBundle english = ResourceBundle.getBundle(
                "org.stenogram.query.messages", Locale.ROOT, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        Messages german = Messages.in("de").orElseThrow();
        return english.keySet().stream()
                .filter(key -> !german.raw(key).equals(english.getString(key)))
                .map(english::getString)
                .filter(text -> text.length() > 9 && text.contains(" ") && !text.contains("{"))
                .filter(text -> page.contains(">" + text + "<")
                        || page.contains(" " + text + " ")
                        || page.contains("\"" + text + "\""))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
