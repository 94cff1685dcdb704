package org.stenogram.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Staff put right what the machine took wrong, and it stays right.
class ReviewBrowserIT {

    @RegisterExtension
    static final Chromium chromium = Chromium.shared();

    @RegisterExtension
    static final RunningStenogram stenogram = RunningStenogram.shared();

    @TempDir
    Path folder;

    @Test
    void aCorrectedSpeakerStandsAfterTheDocumentIsRunAgain() throws Exception {
        String id = archived("speaker.txt", 71);
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            Page page = visit.open("/documents/" + id);
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Correct it"))
                    .click();
            Locator passage = page.locator(".passage.speech").nth(2);
            passage.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Correct"))
                    .click();

            sayName(page);
            Locator form = page.getByRole(AriaRole.FORM, new GetByRoleOptions().setName("Speaker"));
            form.getByLabel("Speaker", new Locator.GetByLabelOptions().setExact(true))
                    .fill("Oda Marsh");
            visit.picture("correcting");
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save the speaker"))
                    .click();

            assertThat(page.getByRole(AriaRole.STATUS).filter(said("You corrected the speaker.")))
                    .isVisible();
            assertThat(page.locator(".passage.is-open .speaker")).containsText("Oda Marsh");
            runAgain(id);
            visit.open("/documents/" + id);
            assertThat(page.locator(".about-editions")).containsText("Edition 2, the current one");
            assertThat(page.locator(".passage.speech .speaker").nth(2)).containsText("Oda Marsh");
            visit.open("/search?speaker=Oda+Marsh&q=questions");
            assertThat(page.locator(".hit")).hasCount(1);
            visit.open("/activity");
            assertThat(page.locator(".rows li").nth(1)).containsText("I. Calder: corrected the speaker");
            visit.assertNoComplaints();
        }
    }

    @Test
    void theKeyboardAloneCorrectsASpeakerAndUndoesIt() throws Exception {
        String id = archived("keys.txt", 72);
        int ordinal = firstSpeech(id);
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            Page page = visit.open("/documents/" + id + "/review");
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            visit.picture("shortcuts");
            page.keyboard().press("Escape");

            for (int i = 0; i < ordinal; i++) {
                page.keyboard().press("j");
            }
            assertThat(page.locator("#s" + ordinal)).isFocused();
            page.keyboard().press("s");
            page.waitForURL(Pattern.compile("do=speaker"));
            assertThat(page.locator("#your-name")).isFocused();
            page.keyboard().type("I. Calder");
            page.keyboard().press("Enter");
            assertThat(page.locator("#name-s")).isFocused();
            page.keyboard().press("Control+A");
            page.keyboard().type("Oda Marsh");
            page.keyboard().press("Enter");

            assertThat(page.locator(".passage.is-open .speaker")).containsText("Oda Marsh");
            assertThat(page.locator("#s" + ordinal)).isFocused();
            page.keyboard().press("u");
            page.keyboard().press("Enter");
            assertThat(page.locator("aside .undone")).isVisible();
            assertThat(page.locator("#s" + ordinal + " .speaker")).containsText("Ardan Velik");
            visit.assertNoComplaints();
        }
    }

    @Test
    void theKeyboardAloneSplitsATurnAndMergesItAgain() throws Exception {
        String id = archived("split-keys.txt", 76);
        int ordinal = firstSpeech(id);
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            Page page = visit.open("/documents/" + id + "/review?segment=" + ordinal);
            assertThat(page.locator("#your-name")).isFocused();
            page.keyboard().type("I. Calder");
            page.keyboard().press("Enter");
            assertThat(page.locator("#s" + ordinal)).isFocused();
            page.keyboard().press("x");
            assertThat(page.locator("#words-x")).isFocused();
            page.keyboard().type("It was number");
            page.keyboard().press("Tab");
            page.keyboard().type("Tomas Orrey");
            page.keyboard().press("Enter");

            assertThat(page.locator(".passage.speech")).hasCount(GeneratedRecord.SPEECHES + 1);
            assertThat(page.locator(".passage.speech .speaker").nth(1)).containsText("Tomas Orrey");
            assertThat(page.locator("#s" + ordinal)).isFocused();
            page.keyboard().press("j");
            page.keyboard().press("m");
            assertThat(page.locator("[data-do=merge]")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator(".passage.speech")).hasCount(GeneratedRecord.SPEECHES);
            visit.assertNoComplaints();
        }
    }

    @Test
    void everyCorrectionWorksWithoutJavaScript() throws Exception {
        String id = archived("forms.txt", 73);
        String review = "/documents/" + id + "/review?segment=" + firstSpeech(id);
        try (Visit visit = chromium.visitWithoutScript(stenogram.url())) {
            Page page = visit.open(review);
            assertThat(page.locator("#your-name")).hasCount(1);
            sayName(page);
            assertThat(page.getByLabel("Your name")).hasCount(0);
            Locator text = page.getByRole(AriaRole.FORM, new GetByRoleOptions().setName("Text"));
            text.getByLabel("These words").fill("It was number");
            text.getByLabel("read", new Locator.GetByLabelOptions().setExact(true))
                    .fill("This was number");
            text.getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator(".passage.is-open .words")).containsText("This was number");

            Locator split = page.getByRole(AriaRole.FORM, new GetByRoleOptions().setName("Split"));
            split.getByLabel("A new turn begins").fill("This was number");
            split.getByLabel("said by").fill("Oda Marsh");
            split.getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator(".passage.speech")).hasCount(GeneratedRecord.SPEECHES + 1);
            assertThat(page.locator(".passage.speech .speaker").nth(1)).containsText("Oda Marsh");

            visit.open("/documents/" + id + "/review?segment=" + (firstSpeech(id) + 1));
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Merge with the turn before"))
                    .click();
            assertThat(page.locator(".passage.speech")).hasCount(GeneratedRecord.SPEECHES);

            page.locator(".one-field").nth(1).getByRole(AriaRole.TEXTBOX).fill("1958-03-04");
            page.locator(".one-field").nth(1).getByRole(AriaRole.BUTTON).click();
            visit.open("/documents/" + id);
            assertThat(page.locator(".paper-head .date")).hasText("1958-03-04");
        }
    }

    @Test
    void aWithdrawnDocumentIsHiddenAndComesBack() throws Exception {
        String id = archived("withdrawn.txt", 74);
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.DARK, 1400)) {
            Page page = visit.open("/documents/" + id + "/review");
            sayName(page);
            page.locator("#withdraw").click();
            Locator form = page.locator("details form");
            form.getByLabel("Why").fill("The family asked for it");
            form.getByRole(AriaRole.BUTTON).click();

            assertThat(page.getByRole(AriaRole.HEADING)).containsText("withdrawn.txt is withdrawn");
            assertThat(visit.seriousFindings()).isEmpty();
            visit.picture("withdrawn");
            assertThat(stenogram.text("/api/v1/documents/" + id)).contains("withdrawn", "The family asked for it");
            assertThat(stenogram.get("/api/v1/search?q=7400").path("items")).isEmpty();

            page.getByLabel("Why", new GetByLabelOptions().setExact(true)).fill("They agreed");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Restore it"))
                    .click();
            assertThat(page.locator(".passage.speech")).hasCount(GeneratedRecord.SPEECHES);
            assertThat(stenogram.get("/api/v1/search?q=7400").path("items")).hasSize(1);
        }
    }

    @Test
    void programsCorrectToo() throws Exception {
        String id = archived("program.txt", 75);
        String amendments = "/api/v1/documents/" + id + "/amendments";
        int speech = firstSpeech(id);

        JsonNode made = stenogram.post(
                amendments, "{\"kind\":\"changeSpeaker\",\"segment\":%d,\"name\":\"Oda Marsh\"}".formatted(speech));

        assertThat(made.path("outcome").asText()).as(made.toString()).isEqualTo("applied");
        assertThat(stenogram
                        .post(amendments, "{\"kind\":\"mergeTurn\",\"segment\":%d,\"at\":\"1-2\"}".formatted(speech))
                        .path("type")
                        .asText())
                .isEqualTo("urn:stenogram:problem:changed-meanwhile");
        assertThat(stenogram.text("/api/v1/amendments/export").lines().filter(line -> line.contains(id)))
                .singleElement()
                .asString()
                .contains("\"kind\":\"changeSpeaker\"", "Oda Marsh", "\"extracted\"");
        stenogram.post(
                amendments,
                "{\"kind\":\"changeSpeaker\",\"segment\":%d,\"name\":\"Tomas Orrey\"}".formatted(speech + 1));
        assertThat(stenogram.text("/api/v1/amendments/export").lines().filter(line -> line.contains(id)))
                .singleElement()
                .satisfies(line -> assertThat(new CorrectionCases().judge(line))
                        .as("the machine names the second speaker by itself, and not the first")
                        .containsExactly(
                                new CorrectionCases.Verdict("changeSpeaker", CorrectionCases.Outcome.WRONG),
                                new CorrectionCases.Verdict("changeSpeaker", CorrectionCases.Outcome.RIGHT)));
        JsonNode undone = stenogram.post(
                "/api/v1/amendments/" + made.path("amendmentId").asText() + "/undo", "{\"reason\":\"a slip\"}");
        assertThat(undone.path("outcome").asText()).isEqualTo("applied");
        assertThat(stenogram.get(amendments + "?outcome=undone").path("items")).hasSize(1);
    }

    private static Locator.FilterOptions said(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private String archived(String name, int number) throws Exception {
        stenogram.archive(Files.writeString(folder.resolve(name), GeneratedRecord.text(number)));
        return stenogram
                .get("/api/v1/documents?name=" + name)
                .path("items")
                .path(0)
                .path("documentId")
                .asText();
    }

    private static int firstSpeech(String id) throws Exception {
        for (JsonNode segment :
                stenogram.get("/api/v1/documents/" + id + "/segments").path("items")) {
            if (segment.path("kind").asText().equals("speech")) {
                return segment.path("ordinal").asInt();
            }
        }
        throw new AssertionError("no speech");
    }

    /// Asked once; the browser keeps it for every form.
    private static void sayName(Page page) {
        page.locator("#your-name").fill("I. Calder");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Go on")).click();
        assertThat(page.locator("#your-name")).hasCount(0);
    }

    private static void runAgain(String id) throws Exception {
        String document = "/api/v1/documents/" + id;
        stenogram.post(document + "/reprocess", "{\"reason\":\"to see\"}");
        Eventually.get(
                () -> stenogram.get(document).path("document").path("edition").asInt(), edition -> edition == 2);
    }
}
