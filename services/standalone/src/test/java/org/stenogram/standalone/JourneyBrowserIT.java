package org.stenogram.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
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
    static final Chromium chromium = Chromium.shared();

    @RegisterExtension
    static final RunningStenogram stenogram = RunningStenogram.shared();

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
            Page page = visit.open("/");
            search(page);

            visit.open("/search?q=delegation&collection=tests");
            page.getByText("Keep this search").click();
            page.getByLabel("Name of the search").fill("Of delegations");
            page.getByLabel("Your name").fill("I. Calder");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            page.waitForURL(Pattern.compile("/searches"));
            Locator kept = page.getByRole(AriaRole.LINK, named("Of delegations").setExact(true));
            kept.click();
            assertThat(page.locator(".hit").first()).isVisible();
            assertThat(page).hasURL(Pattern.compile("collection=tests"));
            page.getByRole(AriaRole.LINK, named("Saved searches")).click();
            page.locator("summary").filter(said("Of delegations")).click();
            page.getByRole(AriaRole.BUTTON, named("Delete")).click();
            assertThat(kept).hasCount(0);
        }
    }

    @Test
    void theKeyboardAloneKeepsASearchFindsItAgainAndDeletesIt() throws Exception {
        stenogram.archive(SEED);
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            Page page = visit.open("/search");
            visit.tabTo(page.locator("#q"));
            page.keyboard().type("delegation");
            page.keyboard().press("Enter");
            assertThat(page.locator(".hit").first()).isVisible();
            visit.tabTo(page.getByText("Keep this search"));
            page.keyboard().press("Enter");
            visit.tabTo(page.getByLabel("Name of the search"));
            page.keyboard().type("By keys");
            page.keyboard().press("Tab");
            page.keyboard().type("I. Calder");
            page.keyboard().press("Enter");

            page.waitForURL(Pattern.compile("/searches"));
            visit.tabTo(page.getByRole(AriaRole.LINK, named("By keys").setExact(true)));
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile("q=delegation"));
            page.goBack();
            visit.tabTo(page.locator("summary").filter(said("By keys")));
            page.keyboard().press("Enter");
            visit.tabTo(page.getByRole(AriaRole.BUTTON, named("Delete")));
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.LINK, named("By keys").setExact(true)))
                    .hasCount(0);
            visit.assertNoComplaints();
        }
    }

    @Test
    void theKeyboardAloneTriesARunOutStartsItAndReadsHowTheSystemIs() throws Exception {
        Path record = Files.writeString(folder.resolve("run.txt"), GeneratedRecord.text(62));
        stenogram.archiveIn("by-keys", record);
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            Page page = visit.open("/rerun");
            visit.tabTo(page.getByLabel("Of the collection"));
            page.keyboard().type("by-keys");
            page.keyboard().press("Enter");
            assertThat(page.getByText("1 document is as you chose")).isVisible();
            visit.tabTo(page.locator("#who-make"));
            page.keyboard().type("I. Calder");
            visit.tabTo(page.getByLabel("Try it out on"));
            page.keyboard().press("Control+A");
            page.keyboard().type("1");
            page.keyboard().press("Enter");

            page.waitForURL(Pattern.compile("/rerun/"));
            assertThat(page.getByText("The sample, document by document")).isVisible();
            visit.tabTo(page.getByLabel("Why"));
            page.keyboard().type("better rules");
            page.keyboard().press("Enter");
            assertThat(page.locator("#progress"))
                    .hasText("All came to their end", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
            visit.tabTo(page.getByRole(AriaRole.LINK, named("System").setExact(true)));
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("System");
            visit.assertNoComplaints();
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

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions said(String words) {
        return new Locator.FilterOptions().setHasText(words);
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
