package org.stenogram.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One window of a browser, and all that its pages complained of: scripts that failed or were refused, dialogs.
final class Visit implements AutoCloseable {

    private static final int HEIGHT = 900;
    private static final int MOST_TABS = 200;

    /// Pictures for people to look at are taken when they are asked for: they take longer than all that is checked.
    private static final boolean IS_PICTURED = Boolean.getBoolean("stenogram.screenshots");

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static final String AXE = axe();

    /// What keeps people out, in words; not what is well, which is most of what axe can tell.
    private static final String FINDINGS = """
            async () => {
              const found = await axe.run(document, {
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
                resultTypes: ['violations'],
              });
              return found.violations
                .filter((rule) => ['serious', 'critical'].includes(rule.impact))
                .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
            }
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onPageError(error -> complaints.add("script failed: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /// Opens a page and waits until all of it is there.
    Page open(String path) {
        page.navigate(path);
        page.waitForLoadState(LoadState.LOAD);
        return page;
    }

    /// Shows the page that is open in another theme and width, as its style sheet has it there.
    void show(ColorScheme scheme, int width) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, HEIGHT);
    }

    /// What axe finds that keeps people out.
    @SuppressWarnings("unchecked")
    List<String> seriousFindings() {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(AXE);
        }
        return (List<String>) page.evaluate(FINDINGS);
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "\n;undefined";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps a picture of the whole page in `target/screenshots`, where pictures are asked for with
    /// `-Dstenogram.screenshots=true`.
    void picture(String name) {
        if (IS_PICTURED) {
            page.screenshot(new ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".png"))
                    .setFullPage(true));
        }
    }

    /// Whether pictures are kept.
    static boolean isPictured() {
        return IS_PICTURED;
    }

    /// Moves the keyboard's focus on, as a person without a mouse does, until it is there.
    void tabTo(Locator wanted) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("one => one === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not lead to " + wanted);
    }

    /// How many pixels the page is wider than its window.
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
    }

    void assertNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
