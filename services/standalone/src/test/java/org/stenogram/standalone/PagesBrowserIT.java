package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stenogram.eventcodec.Software;
import org.stenogram.testkit.DevelopmentData;

/// Every page in both themes, on a telephone and on a desk: no bar to scroll sideways, nothing that axe calls serious,
/// no script that is refused. What they look like lies in `target/screenshots` afterwards.
class PagesBrowserIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    /// Hostile in name, header, title, label and text.
    private static final String HOSTILE_RECORD = """
            %1$s

            March 3, 1958

            Minutes of Conversation %1$s between Ardan Velik and Tomas Orrey

            Original Language: %1$s

            Comrade Ardan Velik: We have spoken of the harbour. %1$s

            Comrade %1$s: "><script>alert(3)</script> And of the railway.

            Comrade Tomas Orrey: <svg onload=alert(4)> It was a long day.
            """.formatted(HOSTILE);

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @RegisterExtension
    static final RunningStenogram stenogram = new RunningStenogram();

    @TempDir
    static Path folder;

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void fillTheArchive() throws Exception {
        Files.createDirectories(SCREENSHOTS);
        shootEmpty();
        Path seeds = DevelopmentData.repository().resolve("seeds");
        Path hostile = Files.writeString(folder.resolve("<img src=x onerror=alert(5)>.txt"), HOSTILE_RECORD);
        Path copy = Files.writeString(
                folder.resolve("copy.txt"), Files.readString(seeds.resolve("letter-of-the-librarian-1932.txt")));
        UUID batch = stenogram.archive(
                seeds.resolve("valdoria-delegation-1961.txt"),
                seeds.resolve("harbour-treaty-memorandum-1974.txt"),
                seeds.resolve("letter-of-the-librarian-1932.txt"),
                hostile,
                Files.writeString(folder.resolve("empty.txt"), ""),
                Files.writeString(folder.resolve("blank.txt"), "  \n \n"));
        stenogram.archive(copy);
        JsonNode documents = stenogram.get("/api/v1/documents?limit=50").path("items");
        for (JsonNode document : documents) {
            String name = document.path("name").asText();
            String page = "/documents/" + document.path("documentId").asText();
            if (name.startsWith("valdoria")) {
                PAGES.put("document", page);
                PAGES.put("compare", page + "/compare");
                PAGES.put("timeline", page + "/timeline");
                PAGES.put("correct", page + "/review");
                PAGES.put("correct-open", page + "/review?segment=4");
            } else if (name.startsWith("<img")) {
                PAGES.put("hostile-document", page);
                PAGES.put("hostile-compare", page + "/compare");
                PAGES.put("hostile-timeline", page + "/timeline");
                PAGES.put("hostile-correct", page + "/review?segment=3");
            }
        }
        String failed = stenogram
                .get("/api/v1/failures")
                .path("items")
                .path(0)
                .path("documentId")
                .asText();
        String person = stenogram
                .get("/api/v1/people")
                .path("items")
                .path(0)
                .path("personId")
                .asText();
        PAGES.put("overview", "/");
        PAGES.put("search", "/search?q=delegation");
        PAGES.put("search-first", "/search");
        PAGES.put("search-nothing", "/search?q=xylophone");
        PAGES.put("quotation", "/quotation?q=You+have+cr0ssed+the+Mirna+Pass+in+the+worst+wcek+of+the+autumn");
        PAGES.put("quotation-first", "/quotation");
        PAGES.put("quotation-nothing", "/quotation?q=xylophones+and+zithers+of+glass");
        PAGES.put("find", "/find?q=txt");
        PAGES.put("find-first", "/find");
        PAGES.put("failures", "/failures");
        PAGES.put("failures-one", "/failures?stage=ingest&code=empty-file");
        PAGES.put("timeline-failed", "/documents/" + failed + "/timeline");
        PAGES.put("activity", "/activity");
        String subscription = stenogram
                .post(
                        "/api/v1/subscriptions",
                        "{\"target\":\"http://127.0.0.1:9/\",\"name\":\"<img src=x onerror=alert(6)>\",\"from\":\"beginning\"}")
                .path("id")
                .asText();
        assertThat(stenogram
                        .post(
                                "/api/v1/saved-searches",
                                "{\"name\":\"<img src=x onerror=alert(7)>\",\"search\":{\"q\":\"<svg onload=alert(8)> delegation\"}}")
                        .path("savedSearchId")
                        .asText())
                .isNotEmpty();
        PAGES.put("searches", "/searches");
        PAGES.put("subscriptions", "/subscriptions");
        PAGES.put("subscription", "/subscriptions/" + subscription);
        PAGES.put("rerun-first", "/rerun");
        PAGES.put("rerun-counted", "/rerun?which=archived&signal=confidence&threshold=1&collection=tests");
        PAGES.put("rerun-refused", "/rerun?which=failed&software=other");
        PAGES.put("rerun", rehearsed());
        PAGES.put("system", "/system");
        PAGES.put("review", "/review");
        PAGES.put("people", "/people");
        PAGES.put("person", "/people/" + person);
        PAGES.put("batch", "/batches/" + batch);
        PAGES.put("nowhere", "/nowhere");
    }

    /// A choice of all documents, hostile ones among them, once the stages have answered.
    private static String rehearsed() throws Exception {
        String page = stenogram
                .form("/rerun", "which=archived&sample=20&who=" + RunningStenogram.encoded(HOSTILE))
                .headers()
                .firstValue("location")
                .orElseThrow();
        Eventually.get(
                () -> stenogram.text(page),
                text -> text.contains("document by document") && !text.contains("being tried out"));
        return page;
    }

    private static void shootEmpty() {
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            for (String page : List.of("overview", "people", "failures")) {
                visit.open(page.equals("overview") ? "/" : "/" + page);
                shoot(visit, "empty-" + page);
            }
        }
    }

    /// Each width and each theme; a page's colours do not depend on its width.
    static Stream<Arguments> screens() {
        return Stream.of(
                Arguments.of(ColorScheme.LIGHT, 360),
                Arguments.of(ColorScheme.LIGHT, 1400),
                Arguments.of(ColorScheme.DARK, 1400));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyPageFitsItsWindowAndKeepsNobodyOut(ColorScheme scheme, int width) {
        assertThat(PAGES).hasSizeGreaterThan(18);
        try (Visit visit = chromium.visit(stenogram.url(), scheme, width)) {
            PAGES.forEach((name, path) -> {
                visit.open(path);
                shoot(visit, "%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width));
                assertThat(visit.overflow())
                        .as("%s is wider than %d", path, width)
                        .isLessThanOrEqualTo(0);
                assertThat(visit.seriousFindings()).as("axe on %s", path).isEmpty();
            });
            visit.assertNoComplaints();
        }
    }

    /// German words are long: a telephone shows most.
    @Test
    void everyGermanPageFitsATelephoneAndKeepsNobodyOut() {
        try (Visit visit = chromium.visitIn("de-DE", stenogram.url(), ColorScheme.LIGHT, 360)) {
            PAGES.forEach((name, path) -> {
                visit.open(path);
                shoot(visit, name + "-german-360");
                assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo("de");
                assertThat(visit.overflow()).as("%s is wider than 360", path).isLessThanOrEqualTo(0);
                assertThat(visit.seriousFindings()).as("axe on %s", path).isEmpty();
            });
            visit.assertNoComplaints();
        }
    }

    @Test
    void theLanguageIsChosenAtTheFootOfAPageWithoutScript() {
        try (Visit visit = chromium.visitWithoutScript(stenogram.url())) {
            var page = visit.open("/search?q=delegation&kind=speech");
            page.locator(".languages button[value=de]").click();

            assertThat(page.url()).endsWith("/search?q=delegation&kind=speech");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
            assertThat(visit.open("/failures").locator("h1").innerText()).isEqualTo("Fehler");
            page.locator(".languages button[value=en]").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Failures");
        }
    }

    @Test
    void whatTheScriptSaysOfFilesThatAreSentIsGermanToo() {
        try (Visit visit = chromium.visitIn("de-DE", stenogram.url(), ColorScheme.LIGHT, 1400)) {
            var page = visit.open("/");
            page.locator("#files").setInputFiles(new FilePayload(".verborgen", "text/plain", new byte[] {65}));
            page.locator("#upload button.main").click();
            page.locator(".sending .no").waitFor();

            assertThat(page.locator(".sending").innerText())
                    .contains(".verborgen: nicht gesendet, verborgene Dateien werden nicht angenommen")
                    .contains("Es wurde nichts gesendet.");
        }
    }

    @Test
    void aPageThatKeepsSomebodyOutIsFound() {
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            visit.page().setContent("<main><img src='data:,'><p style='color: #ccc; background: #fff'>pale</p></main>");

            assertThat(visit.seriousFindings())
                    .anyMatch(finding -> finding.startsWith("image-alt: "))
                    .anyMatch(finding -> finding.startsWith("color-contrast: "));
        }
    }

    @Test
    void whatIsHostileShowsAsTextOnEveryPage() {
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            for (String path : List.of(
                    path("hostile-document"),
                    path("hostile-compare"),
                    path("hostile-timeline"),
                    path("hostile-correct"),
                    "/",
                    "/search?q=harbour",
                    "/find?q=%3Cimg",
                    "/people?name=script",
                    path("rerun"),
                    "/rerun",
                    "/searches",
                    path("batch"))) {
                var page = visit.open(path);
                assertThat(page.locator("body").innerText()).as(path).isNotBlank();
                assertThat(page.locator("main script, main img, main svg[onload]")
                                .count())
                        .as(path)
                        .isZero();
            }
            assertThat(visit.open(path("hostile-document")).locator("article").innerText())
                    .contains("alert(1)</script>", "<svg onload=alert(4)>");
            visit.assertNoComplaints();
        }
    }

    @Test
    void theSystemPageTellsVersionsReadersMigrationsSizesSettingsAndQuality() throws Exception {
        assertThat(stenogram.text("/system"))
                .contains(Software.version(), "speaker-segmentation", "Stable", "at work")
                .contains("add reruns", "archive.segment", "stenogram.query.page-size")
                .contains("What segmentation is worth", "turns")
                .doesNotContain("not said", "nobody reads", "another than this page", "Kafka does not answer");
    }

    private static String path(String name) {
        return Objects.requireNonNull(PAGES.get(name), name);
    }

    private static void shoot(Visit visit, String name) {
        visit.page()
                .screenshot(new ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(name + ".png"))
                        .setFullPage(true));
    }
}
