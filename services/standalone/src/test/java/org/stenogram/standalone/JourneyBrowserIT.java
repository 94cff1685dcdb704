package org.stenogram.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.testkit.DevelopmentData;

/// What people do with the pages, in a real browser and against all of Stenogram.
class JourneyBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @RegisterExtension
    static final RunningStenogram stenogram = new RunningStenogram();

    private static final Path SEED = DevelopmentData.repository().resolve("seeds/valdoria-delegation-1961.txt");

    @TempDir
    Path folder;

    @Test
    void aPersonSendsARecordAndABrokenFileAndFollowsBoth() throws Exception {
        Path record = Files.writeString(folder.resolve("record.txt"), GeneratedRecord.text(61));
        Path broken = Files.writeString(folder.resolve("broken.txt"), "");
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            Page page = visit.open("/");

            page.getByLabel("Files", new Page.GetByLabelOptions().setExact(true))
                    .setInputFiles(new Path[] {record, broken});
            page.getByLabel("Collection").fill("valdoria");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send"))
                    .click();

            page.waitForURL(Pattern.compile("/batches/"));
            assertThat(page.getByText("every file has its final state")).isVisible();
            assertThat(page.locator(".sum")).containsText("2 files = 1 archived + 0 duplicate + 1 failed + 0 waiting");
            assertThat(page.locator(".failure")).containsText("broken.txt");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("record.txt"))
                    .click();
            assertThat(page.locator(".passage.speech")).hasCount(GeneratedRecord.SPEECHES);
            visit.assertNoComplaints();
        }
    }

    @Test
    void aPersonFindsASpeechByItsWordsAndReadsItInItsDocument() throws Exception {
        stenogram.archive(SEED);
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            search(visit.open("/"));
            visit.assertNoComplaints();
        }
    }

    @Test
    void readingAndSearchingWorkWithoutJavaScript() throws Exception {
        stenogram.archive(SEED);
        try (Visit visit = chromium.visitWithoutScript(stenogram.url())) {
            search(visit.open("/"));
        }
    }

    @Test
    void whoeverLosesTheConnectionIsToldAndSeesItComeBack() {
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            Page page = visit.open("/");
            Locator lost = page.getByText("The connection to Stenogram is lost");
            assertThat(lost).isHidden();

            visit.context().setOffline(true);
            assertThat(lost).isVisible();
            visit.context().setOffline(false);
            assertThat(lost).isHidden();
        }
    }

    private static void search(Page page) {
        Locator box = page.getByRole(AriaRole.SEARCHBOX, new GetByRoleOptions().setName("Search the archive"));
        box.fill("delegation");
        box.press("Enter");
        Locator hits = page.locator(".hit");
        assertThat(hits.first().locator("mark").first()).hasText(Pattern.compile("delegat", Pattern.CASE_INSENSITIVE));
        hits.first().getByRole(AriaRole.LINK).first().click();
        page.waitForURL(Pattern.compile("/documents/.*#s[0-9]+"));
        assertThat(page.locator("article .passage").first()).isVisible();
        assertThat(page.locator(".passage:target").count()).isEqualTo(1);
    }
}
