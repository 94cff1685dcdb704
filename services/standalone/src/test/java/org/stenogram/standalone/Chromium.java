package org.stenogram.standalone;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The Chromium of this machine, one for all test classes; nothing is downloaded. Where there is none the class is
/// skipped, and
/// fails where `CI` is `true`.
final class Chromium implements BeforeAllCallback, AutoCloseable {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static final Chromium SHARED = new Chromium();

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    private Chromium() {}

    /// That of all test classes; a visit sees nothing of another.
    static Chromium shared() {
        return SHARED;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (browser != null) {
            return;
        }
        Path program = program();
        // JUnit closes it after the last class.
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .put("shared", this);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true));
    }

    /// A person's browser window, `width` pixels wide.
    Visit visit(String url, ColorScheme scheme, int width) {
        return new Visit(context(url, scheme, width, true));
    }

    /// The same of a person whose browser asks for another language first.
    Visit visitIn(String language, String url, ColorScheme scheme, int width) {
        return new Visit(Objects.requireNonNull(browser)
                .newContext(options(url, scheme, width, true).setLocale(language)));
    }

    /// The same of a person who has switched JavaScript off.
    Visit visitWithoutScript(String url) {
        return new Visit(context(url, ColorScheme.LIGHT, 1400, false));
    }

    private BrowserContext context(String url, ColorScheme scheme, int width, boolean script) {
        return Objects.requireNonNull(browser).newContext(options(url, scheme, width, script));
    }

    private static Browser.NewContextOptions options(String url, ColorScheme scheme, int width, boolean script) {
        return new Browser.NewContextOptions()
                .setBaseURL(url)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script)
                .setViewportSize(width, 900);
    }

    private static Path program() {
        String named = System.getenv("STENOGRAM_CHROMIUM");
        Optional<Path> found = Stream.concat(Stream.ofNullable(named), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String missing =
                    "THE BROWSER TESTS ARE SKIPPED: no Chromium at %s nor at STENOGRAM_CHROMIUM; apt-get install chromium"
                            .formatted(PLACES);
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(missing);
            }
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        return found.orElseThrow();
    }

    @Override
    public void close() {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }
}
