package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.stenogram.standalone.cli.CommandRun;

/// People sign in with a browser, each sees what is theirs, and a machine sends files with the key that one of them
/// made.
class SignInBrowserIT {

    private static final String MINUTES = "MINUTES\n\nThe Chairman: The dredger is late.\n\nMr. Alder: It is.\n";
    private static final String HOSTILE = "<img src=x onerror=alert(1)> is gone";
    private static final IdentityProvider PROVIDER = new IdentityProvider();

    @RegisterExtension
    static final Chromium chromium = Chromium.shared();

    @RegisterExtension
    static final RunningStenogram stenogram = new RunningStenogram(PROVIDER.settings());

    @TempDir
    static Path folder;

    @AfterAll
    static void stopTheProvider() {
        PROVIDER.stop();
    }

    @Test
    void eachPersonSeesAndDoesWhatTheirRoleMayAndAMachineSendsWithAKey() throws Exception {
        String document;
        try (Visit visit = signIn("Ada Orrey", "archive-it", ColorScheme.LIGHT, 1400)) {
            document = administrator(visit);
        }
        try (Visit visit = signIn("Ida Calder", "archive", ColorScheme.LIGHT, 1400)) {
            archivist(visit, document);
        }
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Visit visit = signIn("Viktor Wren-Featherstonehaugh", "staff", scheme, 360)) {
                viewer(visit, document);
            }
        }
    }

    /// @return where the document is that a machine sent
    private static String administrator(Visit visit) throws Exception {
        Page page = visit.page();
        assertThat(page.locator("nav").innerText()).contains("Keys", "Subscriptions");
        visit.open("/keys");
        look(visit, "keys-empty");
        field(page, "What it is for").fill("nightly import");
        page.getByLabel("It may").selectOption("archivist");
        field(page, "Why").fill("the scanner in the basement");
        button(page, "Make it").click();
        String key = page.locator("code.secret").innerText();
        look(visit, "keys-made");
        ingest(key);

        visit.open("/subscriptions");
        field(page, "Address that webhooks are sent to").fill("http://127.0.0.1:9/hooks");
        field(page, "Name").fill("catalogue");
        assertThat(page.getByLabel("Your name").count()).isZero();
        field(page, "Why").fill("the city's catalogue");
        button(page, "Subscribe").click();
        look(visit, "subscription-made");
        page.getByText("Pause it").click();
        page.locator("#why-state").fill("it is being moved");
        button(page, "Pause").click();
        assertThat(page.locator("main").innerText()).contains("paused");
        look(visit, "subscription-paused");

        visit.open("/keys");
        page.getByText("Revoke nightly import").click();
        page.locator("details[open] input[name=reason]").fill(HOSTILE);
        look(visit, "keys-revoking");
        button(page, "Revoke it").click();
        CommandRun refused = ingestWith(key);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("does not know the key that ends in", "revoked")
                .doesNotContain(key);

        visit.open("/activity");
        assertThat(page.locator("main").innerText())
                .contains("Ada Orrey: make a key", "the scanner in the basement", "archivist, for 90 days")
                .contains("key nightly import: send files")
                .contains("Ada Orrey: subscribe", "the city's catalogue")
                .contains("Ada Orrey: pause a subscription", "active → paused", "it is being moved")
                .contains("Ada Orrey: revoke a key", HOSTILE);
        look(visit, "activity");
        String document =
                visit.open("/search?q=dredger").locator(".hits h2 a").first().getAttribute("href");
        visit.assertNoComplaints();
        return document;
    }

    /// As a person at a terminal does it: without a key, with one that is none, with a good one.
    private static void ingest(String key) throws Exception {
        Path file = Files.writeString(folder.resolve("minutes.txt"), MINUTES);
        CommandRun without = CommandRun.of("ingest", file.toString(), "--url", stenogram.url());
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err()).contains("a key is needed", "STENOGRAM_KEY", "--key-file");

        CommandRun wrong = ingestWith("my dog's name");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("holds no key").doesNotContain("dog");

        CommandRun good = ingestWith(key);
        assertThat(good.exitCode()).as(good.err()).isZero();
        assertThat(good.out()).contains("minutes.txt").doesNotContain(key);
    }

    private static CommandRun ingestWith(String key) throws Exception {
        Path secret = Files.writeString(folder.resolve("key"), key + "\n");
        return CommandRun.of(
                "ingest",
                folder.resolve("minutes.txt").toString(),
                "--url",
                stenogram.url(),
                "--key-file",
                secret.toString());
    }

    private static void archivist(Visit visit, String document) {
        Page page = visit.page();
        assertThat(page.locator("header").innerText()).contains("Ida Calder", "Sign out");
        assertThat(page.locator("nav").innerText()).doesNotContain("Keys", "Subscriptions");
        assertThat(page.locator("#upload").count()).isEqualTo(1);
        look(visit, "archivist-overview");
        visit.open(document);
        page.getByText("Correct it").click();
        assertThat(page.locator("main").innerText()).doesNotContain("Your name", "Withdraw the document");
        look(visit, "archivist-review");
        visit.open("/keys");
        assertThat(page.locator("main").innerText()).contains("Your role does not allow this", "Ida Calder");
        look(visit, "archivist-refused");
        visit.tabTo(button(page, "Sign out"));
        page.keyboard().press("Enter");
        page.waitForURL("**/signed-out");
        assertThat(page.locator("main").innerText()).contains("You are signed out");
        look(visit, "signed-out");
        PROVIDER.next("Ida Calder", "archive");
        visit.tabTo(page.locator("main a[href='/sign-in']"));
        page.keyboard().press("Enter");
        page.waitForURL(stenogram.url() + "/");
        assertThat(page.locator("header").innerText()).contains("Ida Calder");
        visit.assertNoComplaints();
    }

    private static void viewer(Visit visit, String document) {
        Page page = visit.page();
        assertThat(page.locator("nav").innerText()).doesNotContain("Keys", "Subscriptions");
        assertThat(page.locator("#upload, #dropzone").count()).isZero();
        String scheme = String.valueOf(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"));
        look(visit, "viewer-overview-dark-" + scheme);
        visit.open(document);
        assertThat(page.locator("main").innerText())
                .contains("The dredger is late.")
                .doesNotContain("Correct it");
        look(visit, "viewer-document-dark-" + scheme);
        visit.open("/review");
        assertThat(page.locator("a[href$='/review']:not(nav a)").count()).isZero();
        visit.open("/activity");
        look(visit, "viewer-activity-dark-" + scheme);
        visit.assertNoComplaints();
    }

    /// A new browser, which asks for a page and is led to the provider and back.
    private static Visit signIn(String name, String group, ColorScheme scheme, int width) {
        PROVIDER.next(name, group);
        Visit visit = chromium.visit(stenogram.url(), scheme, width);
        visit.open("/");
        assertThat(visit.page().url())
                .as(visit.page().locator("body").innerText())
                .isEqualTo(stenogram.url() + "/");
        assertThat(visit.page().locator("header").innerText()).contains(name);
        return visit;
    }

    private static void look(Visit visit, String name) {
        visit.picture("sign-in-" + name);
        assertThat(visit.overflow()).as("%s is wider than its window", name).isLessThanOrEqualTo(0);
        assertThat(visit.seriousFindings()).as("axe on %s", name).isEmpty();
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
