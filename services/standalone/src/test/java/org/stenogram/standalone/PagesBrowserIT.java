package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.eventcodec.Software;
import org.stenogram.testkit.DevelopmentData;

/// Every page in both themes, on a telephone and on a desk: no bar to scroll sideways, nothing that axe calls serious,
/// no script that is refused, and what is hostile shows as text. With `-Dstenogram.screenshots=true` what they look
/// like
/// lies in `target/screenshots` afterwards.
class PagesBrowserIT {

    private static final int TELEPHONE = 360;
    private static final int DESK = 1400;
    private static final int WALL = 2560;

    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private static final String SIGNED = "who=%1$s&reason=%1$s".formatted(RunningStenogram.encoded(HOSTILE));

    /// No page of ours has any in its main part.
    private static final String OF_STRANGERS = "main script, main img, main svg[onload]";

    /// Where something hostile was put, by name, title, text, speaker, header, person, reason.
    private static final List<String> HOSTILE_PAGES = List.of(
            "hostile-document",
            "hostile-compare",
            "hostile-timeline",
            "hostile-correct",
            "hostile-changes",
            "hostile-withdrawn",
            "hostile-gone",
            "hostile-people",
            "hostile-person",
            "hostile-search",
            "hostile-find",
            "overview",
            "batch",
            "failures-one",
            "activity",
            "searches",
            "subscriptions",
            "subscription",
            "rerun-first",
            "rerun",
            "review");

    /// Not for people to look at, or parts of pages, or of the sign-in, which has a test of its own.
    private static final Set<String> NO_PAGES = Set.of(
            "/health",
            "/health/{selector}",
            "/openapi",
            "/prometheus",
            "/feeds/documents",
            "/feeds/search",
            "/feeds/changes",
            "/sign-in",
            "/signed-out",
            "/keys",
            "/sign-in/provider",
            "/sign-in/callback",
            "/live",
            "/live/stream",
            "/documents/{id}/segment",
            "/documents/{id}/timeline/live",
            "/batches/{id}/live",
            "/rerun/{id}/live");

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
    static final Chromium chromium = Chromium.shared();

    @RegisterExtension
    static final RunningStenogram stenogram = new RunningStenogram();

    @TempDir
    static Path folder;

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void fillTheArchive() throws Exception {
        pictureEmptyPages();
        Path seeds = DevelopmentData.repository().resolve("seeds");
        Path hostile = Files.writeString(folder.resolve("<img src=x onerror=alert(5)>.txt"), HOSTILE_RECORD);
        Path hidden =
                Files.writeString(folder.resolve("hidden <img src=x onerror=alert(9)>.txt"), HOSTILE_RECORD + " ");
        Path broken = Files.writeString(folder.resolve("broken <img src=x onerror=alert(10)>.txt"), "");
        Path copy = Files.writeString(
                folder.resolve("copy.txt"), Files.readString(seeds.resolve("letter-of-the-librarian-1932.txt")));
        UUID batch = stenogram.archive(
                seeds.resolve("valdoria-delegation-1961.txt"),
                seeds.resolve("harbour-treaty-memorandum-1974.txt"),
                seeds.resolve("letter-of-the-librarian-1932.txt"),
                hostile,
                hidden,
                broken,
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
                PAGES.put("changes-none", page + "/changes");
            } else if (name.startsWith("<img")) {
                PAGES.put("hostile-document", page);
                PAGES.put("hostile-compare", page + "/compare");
                PAGES.put("hostile-timeline", page + "/timeline");
                PAGES.put("hostile-correct", page + "/review?segment=3");
                PAGES.put("hostile-changes", page + "/changes");
                correctAndRunAgain(document.path("documentId").asText());
            } else if (name.startsWith("hidden")) {
                PAGES.put("hostile-withdrawn", page + "/review");
                PAGES.put("hostile-gone", page);
                stenogram.form(page + "/review", SIGNED + "&kind=withdraw");
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
        stenogram.form("/failures/dismiss", SIGNED + "&stage=ocr-cleanup&code=no-text&all=true");
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
        PAGES.put("hostile-people", "/people?name=script");
        PAGES.put(
                "hostile-person",
                "/people/"
                        + stenogram
                                .get("/api/v1/people?name=onerror")
                                .path("items")
                                .path(0)
                                .path("personId")
                                .asText());
        PAGES.put("hostile-search", "/search?q=harbour");
        PAGES.put("hostile-nothing", "/search?q=" + RunningStenogram.encoded(HOSTILE));
        PAGES.put("hostile-quotation", "/quotation?q=" + RunningStenogram.encoded("It was a long day. " + HOSTILE));
        PAGES.put("hostile-find", "/find?q=%3Cimg");
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

    /// A corrected speaker and a second edition.
    private static void correctAndRunAgain(String document) throws Exception {
        stenogram.form(
                "/documents/" + document + "/review",
                SIGNED + "&kind=changeSpeaker&segment=4&name=" + RunningStenogram.encoded(HOSTILE));
        stenogram.form("/documents/" + document + "/rerun", SIGNED);
        Eventually.get(
                () -> stenogram
                        .get("/api/v1/documents/" + document)
                        .path("document")
                        .path("edition")
                        .asInt(),
                edition -> edition == 2);
    }

    private static void pictureEmptyPages() {
        if (Visit.isPictured()) {
            try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, DESK)) {
                for (String page : List.of("overview", "people", "failures", "review", "search", "rerun", "activity")) {
                    visit.open(page.equals("overview") ? "/" : "/" + page);
                    visit.picture("empty-" + page);
                }
            }
        }
    }

    /// A page is loaded once and then shown as on a desk, in the dark, and as on a telephone; its colours do not depend
    /// on its width.
    @Test
    void everyPageFitsItsWindowKeepsNobodyOutAndShowsWhatIsHostileAsText() {
        assertThat(PAGES).hasSizeGreaterThan(40);
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, DESK)) {
            PAGES.forEach((name, path) -> {
                visit.open(path);
                assertNothingOfStrangersRuns(visit, path);
                look(visit, name, ColorScheme.LIGHT, DESK);
                look(visit, name, ColorScheme.DARK, DESK);
                look(visit, name, ColorScheme.LIGHT, TELEPHONE);
                if (Visit.isPictured()) {
                    picture(visit, name, ColorScheme.DARK, TELEPHONE);
                    picture(visit, name, ColorScheme.LIGHT, WALL);
                    picture(visit, name, ColorScheme.DARK, WALL);
                }
                visit.show(ColorScheme.LIGHT, DESK);
            });
            visit.assertNoComplaints();
        }
    }

    private static void look(Visit visit, String name, ColorScheme scheme, int width) {
        picture(visit, name, scheme, width);
        assertThat(visit.overflow()).as("%s is wider than %d", name, width).isLessThanOrEqualTo(0);
        assertThat(visit.seriousFindings()).as("axe on %s", name).isEmpty();
    }

    private static void picture(Visit visit, String name, ColorScheme scheme, int width) {
        visit.show(scheme, width);
        visit.picture("%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width));
    }

    /// German words are long: a telephone shows most.
    @Test
    void everyGermanPageFitsATelephoneAndKeepsNobodyOut() {
        try (Visit visit = chromium.visitIn("de-DE", stenogram.url(), ColorScheme.LIGHT, TELEPHONE)) {
            PAGES.forEach((name, path) -> {
                visit.open(path);
                assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo("de");
                look(visit, name + "-german", ColorScheme.LIGHT, TELEPHONE);
            });
            visit.assertNoComplaints();
        }
    }

    private static void assertNothingOfStrangersRuns(Visit visit, String path) {
        assertThat(visit.page().locator(OF_STRANGERS).count()).as(path).isZero();
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
        try (Visit visit = chromium.visitIn("de-DE", stenogram.url(), ColorScheme.LIGHT, DESK)) {
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
    void aScriptThatIsRefusedIsFound() {
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, DESK)) {
            visit.open("/find").evaluate("""
                    () => {
                      const script = document.createElement('script');
                      script.textContent = 'alert(11)';
                      document.querySelector('main').append(script);
                    }
                    """);

            assertThatThrownBy(visit::assertNoComplaints).hasMessageContaining("Content Security Policy");
            assertThat(visit.page().locator(OF_STRANGERS).count()).isEqualTo(1);
        }
    }

    @Test
    void aPageThatKeepsSomebodyOutIsFound() {
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, DESK)) {
            visit.page().setContent("<main><img src='data:,'><p style='color: #ccc; background: #fff'>pale</p></main>");

            assertThat(visit.seriousFindings())
                    .anyMatch(finding -> finding.startsWith("image-alt: "))
                    .anyMatch(finding -> finding.startsWith("color-contrast: "));
        }
    }

    @Test
    void whatIsHostileIsThereAsText() {
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, DESK)) {
            for (String name : HOSTILE_PAGES) {
                assertThat(visit.open(path(name)).locator("main").textContent())
                        .as(name)
                        .contains("onerror=alert(");
            }
            for (String part : List.of(
                    "/live", path("hostile-timeline") + "/live", path("batch") + "/live", path("rerun") + "/live")) {
                assertThat(visit.open(part).locator("body").textContent())
                        .as(part)
                        .contains("onerror=alert(");
                assertNothingOfStrangersRuns(visit, part);
            }
            assertThat(visit.open(path("hostile-document")).locator("article").innerText())
                    .contains("alert(1)</script>", "<svg onload=alert(4)>");
            visit.assertNoComplaints();
        }
    }

    @Test
    void everyRouteIsAmongThePages() throws Exception {
        String routes;
        try (InputStream table =
                Objects.requireNonNull(PagesBrowserIT.class.getResourceAsStream("/query-access.txt"))) {
            routes = new String(table.readAllBytes(), StandardCharsets.UTF_8).split("# Programs")[0];
        }
        Pattern route = Pattern.compile("(?m)^[a-z]+ +GET +(/\\S*)$");
        List<String> all =
                route.matcher(routes).results().map(found -> found.group(1)).toList();

        assertThat(all).hasSizeGreaterThan(35).containsAll(NO_PAGES);
        assertThat(all)
                .filteredOn(path -> !NO_PAGES.contains(path))
                .allSatisfy(path -> assertThat(PAGES.values())
                        .as(path)
                        .anyMatch(page ->
                                page.replaceFirst("\\?.*", "").matches(path.replaceAll("\\{[a-z]+}", "[^/]+"))));
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
}
