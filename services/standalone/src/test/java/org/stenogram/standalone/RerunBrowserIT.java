package org.stenogram.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Staff change their mind while many documents are run again.
class RerunBrowserIT {

    private static final int DOCUMENTS = 60;

    @RegisterExtension
    static final Chromium chromium = Chromium.shared();

    /// One under way at a time: slow enough for a person to stop it.
    @RegisterExtension
    static final RunningStenogram stenogram = new RunningStenogram(Map.of("stenogram.query.rerun-documents", 1));

    @TempDir
    Path folder;

    @Test
    void theKeyboardAloneStopsARunThatWasStarted() throws Exception {
        Path[] records = new Path[DOCUMENTS];
        for (int i = 0; i < DOCUMENTS; i++) {
            records[i] = Files.writeString(folder.resolve("record-%d.txt".formatted(i)), GeneratedRecord.text(500 + i));
        }
        stenogram.archiveIn("to-stop", records);
        String choice = stenogram
                .form("/rerun", "which=archived&collection=to-stop&sample=1&who=I.+Calder")
                .headers()
                .firstValue("location")
                .orElseThrow();
        try (Visit visit = chromium.visit(stenogram.url(), ColorScheme.LIGHT, 1400)) {
            Page page = visit.open(choice);
            Locator progress = page.locator("#progress");
            visit.tabTo(page.locator("#who-start"));
            page.keyboard().type("I. Calder");
            visit.tabTo(page.locator("#why-start"));
            page.keyboard().type("better rules");
            page.keyboard().press("Enter");
            assertThat(page.locator("#stop")).isVisible();
            visit.tabTo(page.locator("#why-stop"));
            // The page shows how far the run is all the while, and leaves the field alone that somebody writes in.
            assertThat(page.locator("#live .sum")).hasText(Pattern.compile("^[1-9][0-9]* of 60 documents.*"));
            page.keyboard().type("the wrong rules");
            page.keyboard().press("Enter");

            assertThat(progress).hasText("Stopped", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
            assertThat(page.locator("#stop")).hasCount(0);
            visit.tabTo(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Activity"))
                    .first());
            page.keyboard().press("Enter");
            assertThat(page.locator(".rows li").first()).containsText("stop running many again");
            assertThat(page.locator(".rows li").first()).containsText("the wrong rules");
            visit.assertNoComplaints();
        }
        assertThat(stenogram.text(choice)).contains("stopped by I. Calder");
    }
}
